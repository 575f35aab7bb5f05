using Ingest.Flow;
using Ingest.Model;
using Ingest.Render.Images;
using Ingest.Render.Pdf;
using Ingest.Render.Records;
using Ingest.Render.Text;

namespace Ingest.Render;

/// <summary>
/// Writes the files of a document into the work folder: PDF/A-2u, ALTO, text, metadata, Transfervermerk. Reads page by page, so a document of
/// 5,000 pages costs no more memory than a letter. Whoever takes the result disposes it.
/// </summary>
public sealed class DocumentRenderer(
    BatchContext batch, string workFolder, IPageTexts texts, IDeliveredImages images, IPdfRasterizer rasterizer, IImageDecoder decoder,
    RenderOptions options, FaultPoints faults) : IStage<RecordedDocument, RenderedDocument>
{
    private readonly ImageEmbedder embedder = new(decoder, options.JpegQuality);
    private readonly DeliveredPdfs pdfs = new(images, Path.Combine(workFolder, "delivered"));

    /// <exception cref="StoreException">The work folder cannot be written; half-written files are gone.</exception>
    public async ValueTask<RenderedDocument> RunAsync(RecordedDocument item, CancellationToken cancel)
    {
        using var files = new WorkFiles(workFolder, item.Id);
        try
        {
            Directory.CreateDirectory(workFolder);
            var recorded = await WritePagesAsync(item, files, cancel);
            faults.Reached("render-pages-written");
            var missing = WriteRecords(recorded, files, []);
            faults.Reached("render-records-written");
            return new(recorded, files.HandOver()) { Missing = missing };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The work folder {workFolder} cannot be written.", "Free space or give write access there, then run ingest resume.", e);
        }
    }

    /// <summary>Metadata and Transfervermerk of a version whose pages and words are those of the one before.</summary>
    /// <param name="kept">PDF, ALTO and text as they are stored.</param>
    public RenderedDocument RenderRecords(RecordedDocument item, IReadOnlyList<RenderedObject> kept)
    {
        using var files = new WorkFiles(workFolder, item.Id);
        try
        {
            Directory.CreateDirectory(workFolder);
            var missing = WriteRecords(item, files, kept);
            return new(item, files.HandOver()) { Kept = kept, Missing = missing };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The work folder {workFolder} cannot be written.", "Free space or give write access there, then repeat the correction.", e);
        }
    }

    private async ValueTask<RecordedDocument> WritePagesAsync(RecordedDocument item, WorkFiles files, CancellationToken cancel)
    {
        var document = item.Document;
        if (await CopyBornDigitalAsync(document, files, cancel))
        {
            await WriteTextsAsync(item, files, null, cancel);
            var kept = item with { AsDelivered = true };
            return kept with { Revision = item.Revision with { Steps = TransferSteps.Kept(kept) } };
        }
        await using var file = files.Open(ObjectRole.Pdf);
        using var pdf = new DocumentPdf(file, options.TwinFolder, item.Id);
        using var pictures = new PagePictures(images, pdfs, rasterizer, embedder);
        await WriteTextsAsync(item, files, async (page, text) =>
        {
            if (await pictures.LoadAsync(page, cancel) is { } picture)
                pdf.AddPage(PageSheet.Of(page.Image!, page.Turn), picture, page.Turn, text);
            else
                pdf.AddPage(page.Image is null ? PageSheet.Blank : PageSheet.Of(page.Image, page.Turn), text);
        }, cancel);
        var classified = item.Classified with
        {
            Issues = [.. item.Classified.Issues, .. pictures.Issues],
            Held = item.Classified.Held || pictures.Failed,
        };
        var rendered = item with { Classified = classified, AsDelivered = false };
        rendered = rendered with { Revision = item.Revision with { Steps = TransferSteps.Drawn(rendered, before: item) } };
        pdf.Finish(new PdfDescription(DocumentTitle.Of(rendered), item.Id, batch.Clock, TransferFacts.Of(batch, rendered)));
        files.Finish(ObjectRole.Pdf, file);
        return rendered;
    }

    private async ValueTask WriteTextsAsync(RecordedDocument item, WorkFiles files, Func<RecordedPage, PageText, ValueTask>? draw, CancellationToken cancel)
    {
        var document = item.Document;
        await using var altoFile = files.Open(ObjectRole.Alto);
        await using var textFile = files.Open(ObjectRole.Text);
        var alto = new AltoWriter(altoFile, document.Stack, item.Id.ToString(), document.Pages.Select(p => p.Id.ToString()), batch.Clock);
        var plain = new PlainTextWriter(textFile);
        foreach (var page in document.Pages)
        {
            cancel.ThrowIfCancellationRequested();
            var text = await texts.LoadAsync(page, cancel);
            if (draw is not null)
                await draw(page, text);
            alto.Add(PageFrame.Of(page.Id, page.Image, page.Turn), text);
            plain.Add(text);
        }
        alto.Finish();
        files.Finish(ObjectRole.Alto, altoFile);
        files.Finish(ObjectRole.Text, textFile);
    }

    private async ValueTask<bool> CopyBornDigitalAsync(SeparatedDocument document, WorkFiles files, CancellationToken cancel)
    {
        if (BornDigitalFile.Candidate(document) is not { } digest)
            return false;
        using var delivered = await pdfs.TakeAsync(digest, cancel);
        await using var source = File.OpenRead(delivered.Path);
        if (!BornDigitalFile.IsWhole(document, source))
            return false;
        source.Position = 0;
        await using var file = files.Open(ObjectRole.Pdf);
        await source.CopyToAsync(file, cancel);
        files.Finish(ObjectRole.Pdf, file);
        return true;
    }

    /// <returns>What the Transfervermerk lacks.</returns>
    private IReadOnlyList<string> WriteRecords(RecordedDocument recorded, WorkFiles files, IReadOnlyList<RenderedObject> kept)
    {
        var pdf = files.Finished.Concat(kept).First(f => f.Role == ObjectRole.Pdf);
        var facts = TransferFacts.Of(batch, recorded);
        using (var file = files.Open(ObjectRole.Transfervermerk))
        {
            TransferNoteWriter.Write(file, facts, recorded, pdf.Sha256);
            files.Finish(ObjectRole.Transfervermerk, file);
        }
        using (var file = files.Open(ObjectRole.Metadata))
        {
            DocumentMetadataWriter.Write(file, batch, recorded, [.. files.Finished.Concat(kept).OrderBy(f => f.Role)]);
            files.Finish(ObjectRole.Metadata, file);
        }
        return facts.Missing;
    }
}
