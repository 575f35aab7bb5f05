using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ingest.Exchange;
using Ingest.Exchange.Package;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Exchange;

/// <summary>The commands over a store of the test's own, as scripts call them.</summary>
[Collection(Support.EndToEnd.Collection)]
public sealed class ExchangeCommandTests : IDisposable
{
    private const string Clock = "2026-05-06T07:08:09Z";
    private readonly TempFolder folder = new();

    [Fact]
    public async Task An_export_is_repeatable_recorded_logged_and_answered()
    {
        using var made = await MadeAsync();
        var row = await ExportAsync(made, "out");
        var package = row.GetProperty("path").GetString()!;
        Assert.Empty((await new PackageReader().ReadAsync(package, default)).Findings);
        Assert.Equal(2, row.GetProperty("documents").GetInt32());

        // again into another folder: the same bytes, no second entry
        var again = (await ExportAsync(made, "again")).GetProperty("path").GetString()!;
        Assert.Equal(await File.ReadAllBytesAsync(package), await File.ReadAllBytesAsync(again));
        Assert.Single(Audit(made), a => a.Contains("\"exported\"", StringComparison.Ordinal));

        var process = row.GetProperty("process").GetGuid();
        var answer = await AnswerAsync(made, Answer(process, row.GetProperty("id").GetGuid(), made.Documents[0].Id));
        Assert.True(answer.GetProperty("new").GetBoolean());
        var refused = Assert.Single(answer.GetProperty("objects").EnumerateArray(), o => !o.GetProperty("accepted").GetBoolean());
        Assert.Equal(("document", "0000018"), (refused.GetProperty("kind").GetString(), refused.GetProperty("codes")[0].GetProperty("code").GetString()));
        Assert.True(File.Exists(made.Folder.PathOf($"exports/{process}/0402.json")));
        Assert.False((await AnswerAsync(made, Answer(process, row.GetProperty("id").GetGuid(), made.Documents[0].Id))).GetProperty("new").GetBoolean());
        Assert.Single(Audit(made), a => a.Contains("\"imported\"", StringComparison.Ordinal));

        // arrival, in its ZIP and with the process in capitals
        var arrival = Arrival(process).Replace(process.ToString(), process.ToString().ToUpperInvariant(), StringComparison.Ordinal);
        Assert.Equal("0403", (await AnswerAsync(made, Zipped($"{process}_{PackageNames.EmpfangBestaetigen}", arrival))).GetProperty("message").GetString());

        // another answer of the same type
        var other = Answer(process, row.GetProperty("id").GetGuid(), made.Documents[1].Id);
        Assert.Contains("another answer", (await RunAsync(made, "import", "answer", other)).Exits(1).Error, StringComparison.Ordinal);
        // the made-up files are no PDF/A and nobody closed the batch; what was recorded and logged here is sound
        Assert.All((await RunAsync(made, "verify")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.Matches("^(pdf-structure|closing-missing)\t", l));
    }

    [Fact]
    public async Task An_answer_to_nobody_is_refused()
    {
        using var made = await MadeAsync();
        Assert.Contains("was not exported", (await RunAsync(made, "import", "answer", Answer(Guid.Parse("a1111111-1111-4111-8111-111111111111"), Guid.Empty, Guid.Empty))).Exits(1).Error, StringComparison.Ordinal);
        (await RunAsync(made, "import", "answer", folder.Write("a.xml", "<!DOCTYPE a []><a/>"u8))).Exits(2);
        (await RunAsync(made, "import", "answer", folder.Write("b.xml", "<a/>"u8))).Exits(2);
        (await RunAsync(made, "import", "answer", folder["none.xml"])).Exits(2);
    }

    [Fact]
    public async Task What_is_not_finished_is_named_and_nothing_is_written()
    {
        using var made = await MadeAsync();
        var held = await made.AddAsync(new("unfertig") { Status = DocumentStatus.Provisional });
        var output = folder["out"];
        var refused = (await RunAsync(made, "export", MadeAkte.Aktenzeichen, "--as", "xdomea", "-o", output)).Exits(1);
        Assert.Contains(held.Id.ToString(), refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
        var row = await ExportAsync(made, "skipped", "--skip-unfinished");
        Assert.Equal(held.Id, row.GetProperty("left")[0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_bag_is_written_by_the_command()
    {
        using var made = await MadeAsync();
        var printed = (await RunAsync(made, "export", MadeAkte.Aktenzeichen, "--as", "bagit", "-o", folder.Folder("bags"), "--clock", Clock, "--json")).Exits(0);
        Assert.Empty((await PublishedSchema.ReadAsync("export.schema.json")).Validate(printed.Output));
        var bag = printed.Json[0].GetProperty("path").GetString()!;
        Tool.Quietly("sh", "-c", $"cd '{bag}' && sha256sum --check --strict --quiet manifest-sha256.txt");
        Assert.Contains("Bagging-Date: 2026-05-06", await File.ReadAllTextAsync(Path.Combine(bag, "bag-info.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-1/2020")]
    [InlineData("Eingang ungeklärt")]
    public async Task An_Akte_that_is_none_is_refused(string akte)
    {
        using var made = await MadeAsync();
        (await RunAsync(made, "export", akte, "--as", "xdomea", "-o", folder.Folder("out"))).Exits(1);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<MadeAkte> MadeAsync()
    {
        var made = await MadeAkte.CreateAsync();
        await made.AddAsync(new("Bescheid"));
        await made.AddAsync(new("Karte") { SheetKind = "ANLAGE" });
        await made.CloseBatchAsync();
        return made;
    }

    private static IEnumerable<string> Audit(MadeAkte made) => Directory.EnumerateFiles(made.Folder.PathOf("audit")).Select(File.ReadAllText);

    private async Task<JsonElement> ExportAsync(MadeAkte made, string output, params string[] more)
    {
        var environment = Schemas.Available ? new Dictionary<string, string> { ["Ingest__Exchange__Schemas"] = Schemas.Root } : [];
        var printed = await IngestProcess.RunAsync(
            ["export", MadeAkte.Aktenzeichen, "--as", "xdomea", "-o", folder[output], "--to", "Landesarchiv", "--clock", Clock, "--json", .. more, "--store", made.StorePath], environment);
        Assert.Empty((await PublishedSchema.ReadAsync("export.schema.json")).Validate(printed.Exits(0).Output));
        return Assert.Single(printed.Json.EnumerateArray());
    }

    private static async Task<JsonElement> AnswerAsync(MadeAkte made, string file)
    {
        var printed = (await RunAsync(made, "import", "answer", file, "--json")).Exits(0);
        Assert.Empty((await PublishedSchema.ReadAsync("answer.schema.json")).Validate(printed.Output));
        return printed.Json;
    }

    private static Task<IngestProcess.Outcome> RunAsync(MadeAkte made, params string[] arguments) => IngestProcess.RunAsync([.. arguments, "--store", made.StorePath]);

    private string Answer(Guid process, Guid akte, Guid document) => folder.Write($"{process}_{PackageNames.ImportBestaetigen}.xml", Encoding.UTF8.GetBytes(
        Message(PackageNames.ImportBestaetigen, "0402", process,
            $"<xdomea:AbgegebenesObjekt><xdomea:IDSGO>{akte}</xdomea:IDSGO><xdomea:Erfolgreich>1</xdomea:Erfolgreich></xdomea:AbgegebenesObjekt>"
            + $"<xdomea:AbgegebenesObjekt><xdomea:IDSGO>{document}</xdomea:IDSGO><xdomea:Erfolgreich>0</xdomea:Erfolgreich><xdomea:Fehlermeldung>Datei fehlt</xdomea:Fehlermeldung>"
            + "<xdomea:FehlermeldungCode listURI=\"urn:xoev-de:xdomea:codeliste:allgemeinerueckmeldung\" listVersionID=\"1.1\"><code>0000018</code></xdomea:FehlermeldungCode></xdomea:AbgegebenesObjekt>")));

    private static string Arrival(Guid process) => Message(PackageNames.EmpfangBestaetigen, "0403", process, "");

    private static string Message(string type, string code, Guid process, string content) =>
        $"<xdomea:{type} xmlns:xdomea=\"urn:xoev-de:xdomea:schema:3.1.0\"><xdomea:Kopf><xdomea:ProzessID>{process}</xdomea:ProzessID>"
        + $"<xdomea:Nachrichtentyp listURI=\"urn:xoev-de:xdomea:codeliste:nachrichtentyp\" listVersionID=\"2.0\"><code>{code}</code></xdomea:Nachrichtentyp>"
        + "<xdomea:Erstellungszeitpunkt>2026-05-07T08:00:00Z</xdomea:Erstellungszeitpunkt><xdomea:Absender><xdomea:Institution><xdomea:Name>Landesarchiv</xdomea:Name></xdomea:Institution></xdomea:Absender>"
        + $"<xdomea:Empfaenger/></xdomea:Kopf>{content}</xdomea:{type}>";

    private string Zipped(string name, string message)
    {
        var path = folder[$"{name}.zip"];
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var entry = zip.CreateEntry($"{name}.xml").Open();
        entry.Write(Encoding.UTF8.GetBytes(message));
        return path;
    }
}
