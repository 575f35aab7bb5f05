using System.Text;
using Ingest.Cli.Settings;
using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Support;
using Ingest.Workers;

namespace Ingest.Tests.Fuzz;

/// <summary>Our own readers of settings and messages: a clear refusal or a value, nothing else.</summary>
public sealed class RecordFuzzTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task A_damaged_configuration_is_read_or_refused() => FuzzRun.OverAsync(
        [
            """{ "Store": "s", "Recognize": { "Languages": ["deu", "eng"], "Workers": 2, "PageTimeLimit": "00:02:00" }, "Scan": { "MaxPixels": 5000000, "StackPerFile": true } }"""u8.ToArray(),
            """{ "Classify": { "AcceptConfidence": 0.75 }, "Deposit": { "ErrorBudget": 0.1 }, "Workers": { "MaxMemoryBytes": 600000000, "Isolated": false } }"""u8.ToArray(),
        ],
        4000, bytes =>
        {
            SettingsReader.Read(new CommandLineSettings { ConfigFile = folder.Write("ingest.json", bytes) });
            return Task.CompletedTask;
        },
        e => e is ConfigurationException);

    [Fact]
    public Task A_damaged_profile_is_read_or_refused() => FuzzRun.OverAsync(
        ["""{ "languages": ["deu"], "errorBudget": 0.2, "separators": { "texts": ["PATCHT"] }, "thresholds": { "class": 0.8 }, "pdfa": "2u", "blank": "mark" }"""u8.ToArray()],
        4000, bytes =>
        {
            folder.Write(Path.Combine("profiles", "any.json"), bytes);
            var errors = new List<string>();
            ProfileReader.Apply(new IngestOptions(), "any", StorePlace.OfFolder(folder.Root), errors);
            return Task.CompletedTask;
        },
        e => e is ConfigurationException);

    [Fact]
    public Task A_damaged_message_of_a_worker_is_read_or_refused() => FuzzRun.OverAsync(
        [Sent(new PreparedHead(new PageFindings { InkShare = 0.2, Codes = [new PageCode("QR-Code", "TH1|T=DOK", new Box(1, 2, 3, 4))] }, TimeSpan.FromSeconds(1)))],
        20_000, async bytes =>
        {
            var message = await new MessageStream(new MemoryStream(bytes), Stream.Null).ReadAsync(default);
            message.Read<PreparedHead>();
        },
        e => e is InvalidDataException or EndOfStreamException);

    private static byte[] Sent(PreparedHead head)
    {
        using var sent = new MemoryStream();
        new MessageStream(Stream.Null, sent).WriteAsync(Message.Of(MessageKind.Prepared, head, Encoding.UTF8.GetBytes("words"), new byte[40]), default).GetAwaiter().GetResult();
        return sent.ToArray();
    }
}
