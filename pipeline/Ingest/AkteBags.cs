using Ingest.Classify.Rules;
using Ingest.Exchange;
using Ingest.Exchange.Bags;
using Ingest.Exchange.Collect;
using Ingest.Model;

namespace Ingest;

/// <summary>Akten as bags.</summary>
public sealed partial class AkteExport
{
    /// <exception cref="UsageException">There is no such Akte, or it holds documents that are not finished.</exception>
    /// <exception cref="StoreException">The store cannot be read or the folder not be written.</exception>
    public async IAsyncEnumerable<ExportedAkte> AsBagsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var akte in await CheckedAsync(cancel))
            yield return await BagAsync(await CollectAsync(akte, cancel), cancel);
    }

    private async Task<ExportedAkte> BagAsync(CollectedAkte collected, CancellationToken cancel)
    {
        var akte = collected.Akte;
        var process = ProcessOf(collected, "bagit-1.0");
        var writer = new BagWriter(place.Store, code => ClassRules.Default.Find(code)?.Label ?? code);
        var (path, manifest) = await writer.WriteAsync(collected, request.Folder, BagPlaces.NameOf(akte.Aktenzeichen, process), Info(collected, process), cancel);
        await place.Audit.AppendAsync(Act(akte, manifest, collected.Documents.Count) with { Key = $"bag {process}" }, cancel);
        return new(akte.Aktenzeichen, akte.Id, process, path, manifest, collected.Documents.Count, collected.Unfinished, collected.Issues);
    }

    private IReadOnlyList<(string, string)> Info(CollectedAkte collected, Guid process) =>
    [
        ("Source-Organization", options.Sender.Length > 0 ? options.Sender : collected.Akte.Organisation),
        ("External-Description", collected.Akte.Betreff),
        ("Bagging-Date", IsoTime.Day(request.Clock)),
        ("External-Identifier", process.ToString()),
        ("Internal-Sender-Identifier", collected.Akte.Aktenzeichen),
        ("Bag-Software-Agent", $"Ingest {ToolVersions.Program}"),
    ];
}
