using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>
/// Makes a page durable: first its delivered object in the store, then its row with its words in the journal.
/// From here on the page needs no bytes in memory and is never recognised again.
/// </summary>
public sealed class PageRecorder(Journal journal, BatchContext batch, IObjectSink objects) : IStage<RecognizedPage, RecordedPage>
{
    private readonly DeliveredFiles files = new(objects);

    public async ValueTask<RecordedPage> RunAsync(RecognizedPage item, CancellationToken cancel)
    {
        if (item.Page.Recorded is { } earlier)
            return earlier;
        var fault = item.Page.Fault ?? await StoreAsync(item.Page, cancel);
        var page = fault is null ? Readable(item) : Quarantined(item, fault) with { Kept = await KeepAsync(item.Page.Source, cancel) };
        var words = fault is null ? PageTextCodec.Encode(item.Text) : null;
        return await journal.WriteAsync("page", rows => PageRows.Insert(rows, batch.Id, page, words), cancel);
    }

    /// <summary>The reason when the delivered object cannot be kept.</summary>
    private async ValueTask<Issue?> StoreAsync(ScannedPage page, CancellationToken cancel)
    {
        if (page.Image is not { Delivered: var delivered })
            return new(IssueCodes.PageUndecodable, page.Id.ToString(), "The reader gave neither an image nor a reason.");
        if (delivered.Coding == ImageCoding.PdfPage)
            return await files.PutAsync(page.Source, delivered.Sha256, cancel) is [var fault, ..] ? fault : null;
        await objects.PutAsync(delivered.Sha256, page.Bytes, cancel);
        return null;
    }

    /// <summary>
    /// A page nobody can decode today is kept as it came, with its whole file: someone may read it once the file is mended.
    /// A file that is gone or changed is only named.
    /// </summary>
    private async ValueTask<Digest?> KeepAsync(SourceFile source, CancellationToken cancel) =>
        await files.PutAsync(source, source.Sha256, cancel) is [] ? source.Sha256 : null;

    private RecordedPage Readable(RecognizedPage item) => Common(item, item.Page.Image!.Delivered.Sha256) with
    {
        Image = item.Page.Image,
        Turn = item.Turn,
        Flags = item.Flags,
        Confidence = item.Text.Confidence,
        WordCount = item.Text.Words.Count(),
        BornDigital = item.Page.BornDigital,
    };

    // nothing was decoded: the file stands for the image in the key
    private RecordedPage Quarantined(RecognizedPage item, Issue fault) => Common(item, item.Page.Source.Sha256) with
    {
        Fault = fault,
        PagesUnknown = item.Page.PagesUnknown,
    };

    private RecordedPage Common(RecognizedPage item, Digest delivered) => new(
        item.Page.Id, Identity.PageKey(batch.Id, item.Page.Id, delivered), item.Page.Source.Name, item.Page.Source.Sha256)
    {
        EndsStack = item.Page.EndsStack,
        Findings = item.Findings,
        Issues = [.. item.Page.Issues.Concat(item.Findings.Issues).Concat(item.Issues).Distinct()],
        Elapsed = item.Elapsed,
    };
}
