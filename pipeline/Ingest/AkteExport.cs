using System.Globalization;
using Ingest.Catalog;
using Ingest.Classify.Rules;
using Ingest.Deposit;
using Ingest.Exchange;
using Ingest.Exchange.Collect;
using Ingest.Exchange.Compose;
using Ingest.Exchange.Package;
using Ingest.Model;

namespace Ingest;

/// <summary>What is handed over, to whom, and by which clock: the same request over the same store gives the same bytes.</summary>
public sealed record ExportRequest(IReadOnlyList<string> Akten, string Folder, DateTimeOffset Clock)
{
    public XdomeaVersion Version { get; init; } = XdomeaVersion.V310;

    /// <summary>Whose Akten, where several organisations have one of this name.</summary>
    public string Organisation { get; init; } = "default";

    /// <summary>Empty: as configured.</summary>
    public string Receiver { get; init; } = "";

    /// <summary>Leave unfinished documents out instead of refusing.</summary>
    public bool SkipUnfinished { get; init; }

    /// <summary>Who asked for it; empty: nobody said so.</summary>
    public string Actor { get; init; } = "";
}

/// <summary>An Akte that was written. <paramref name="Sha256"/> is that of the package, or of a bag's manifest.</summary>
public sealed record ExportedAkte(
    string Aktenzeichen, Guid Akte, Guid Process, string Path, Digest Sha256, int Documents, IReadOnlyList<UnfinishedDocument> Left, IReadOnlyList<Issue> Issues);

/// <summary>Hands whole Akten over. All of them are looked at before the first is written; each is then written whole or not at all.</summary>
public sealed partial class AkteExport(Workplace place, ExchangeOptions options, ExportRequest request)
{
    private const int MostNamed = 20;

    private readonly AkteCollector collector = new(place.Store, new KeptAkten(place.Store));

    /// <exception cref="UsageException">There is no such Akte, or it holds documents that are not finished.</exception>
    /// <exception cref="StoreException">The store cannot be read or the folder not be written.</exception>
    public async IAsyncEnumerable<ExportedAkte> AsXdomeaAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var schemas = options.Schemas.Length > 0 ? new SchemaFolder(options.Schemas) : null;
        schemas?.For(request.Version);
        foreach (var akte in await CheckedAsync(cancel))
            yield return await PackageAsync(await CollectAsync(akte, cancel), schemas, cancel);
    }

    private async Task<ExportedAkte> PackageAsync(CollectedAkte collected, SchemaFolder? schemas, CancellationToken cancel)
    {
        var composer = new AkteComposer(code => ClassRules.Default.Find(code)?.Label ?? code);
        var akte = composer.Compose(collected);
        var message = Message(collected, akte, composer);
        var head = await place.Audit.HeadAsync(cancel);
        var written = await new PackageWriter(place.Store, schemas).WriteAsync(message, request.Folder, async package =>
        {
            var record = Record(collected, message, akte, package);
            var bytes = record.Write();
            var isNew = (await place.Store.ReadRecordAsync(record.Name, cancel)).IsEmpty;
            if (!await place.Store.TryCreateRecordAsync(record.Name, bytes, cancel))
                throw new StoreException($"The store already holds another export {record.Process}.", "Run 'ingest verify', then export again with the present time.");
            await place.Audit.AppendAsync(Act(collected.Akte, package.Sha256, message.AllDocuments().Count()) with
            {
                Named = [new(record.Name, Digest.Of(bytes.Span))],
                Key = record.Name,
                // an export that was made before may have been logged at any time
                After = isNew ? head.Number : 0,
            }, cancel);
        }, cancel);
        return new(collected.Akte.Aktenzeichen, collected.Akte.Id, message.Process, written.Path, written.Sha256, collected.Documents.Count, collected.Unfinished,
            [.. collected.Issues, .. composer.Issues]);
    }

    private ExchangeMessage Message(CollectedAkte collected, ExchangeAkte akte, AkteComposer composer)
    {
        var sender = options.Sender.Length > 0 ? options.Sender : collected.Akte.Organisation;
        var receiver = request.Receiver.Length > 0 ? request.Receiver : options.Receiver;
        var process = ProcessOf(collected, request.Version.Number, options.AskForReceipt ? "receipt" : "", sender, receiver);
        return new(process, request.Version, request.Clock.ToUniversalTime())
        {
            Sender = composer.Fit(process, "Absender", sender),
            Receiver = composer.Fit(process, "Empfaenger", receiver),
            Product = "Ingest",
            ProductVersion = ToolVersions.Program,
            AskForReceipt = options.AskForReceipt,
            Akten = [akte],
        };
    }

    private Guid ProcessOf(CollectedAkte collected, params IEnumerable<string> manner) => PackageNames.Process(
    [
        ToolVersions.Program, .. manner, request.Clock.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), collected.Akte.Id.ToString(),
        collected.Akte.Version.ToString(CultureInfo.InvariantCulture), .. collected.Documents.Select(d => d.MarkerSha256.Hex),
    ]);

    private static ExportRecord Record(CollectedAkte collected, ExchangeMessage message, ExchangeAkte akte, WrittenPackage package) => new(message.Process, message.Created)
    {
        Xdomea = message.Version.Number,
        Organisation = collected.Akte.Organisation,
        Akte = akte.Id,
        Aktenzeichen = collected.Akte.Aktenzeichen,
        Receiver = message.Receiver,
        Package = Path.GetFileName(package.Path),
        Sha256 = package.Sha256,
        Length = package.Length,
        Objects =
        [
            new(akte.Id, ExportedObject.Akte, collected.Akte.Aktenzeichen, collected.Akte.Version),
            .. akte.AllVorgaenge().Select(v => new ExportedObject(v.Id, ExportedObject.Vorgang, v.Head.Kennzeichen, 0)),
            .. collected.Documents.Select(d => new ExportedObject(d.Marker.Id, ExportedObject.Document, d.Marker.Filing.Title, d.Marker.Version)),
        ],
    };

    private AuditAct Act(Akte akte, Digest sha256, int documents) =>
        new(AuditActions.Exported, request.Actor.Length > 0 ? request.Actor : AuditActions.Program, request.Clock, akte.Id.ToString())
        {
            Facts = new Dictionary<string, string>
            {
                ["aktenzeichen"] = akte.Aktenzeichen,
                ["documents"] = documents.ToString(CultureInfo.InvariantCulture),
                ["sha256"] = sha256.Hex,
            },
        };
}
