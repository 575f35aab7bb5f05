using Ingest.Flow;
using Ingest.Model;
using Ingest.Render;
using Ingest.Render.Pdf;
using Ingest.Scan;

namespace Ingest;

/// <summary>Writes recognised pages of each input beside each other; the end of <c>ingest ocr</c>.</summary>
/// <param name="say">Told of pages that could not be read.</param>
public sealed class OcrFiles(string folder, PageFormats formats, RenderOptions options, Action<string> say) : ISink<RecognizedPage>, IDisposable
{
    private readonly ImageDecoder decoder = new();
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private RecognizedPageWriter? open;

    public int Pages { get; private set; }
    public int Files { get; private set; }
    public int Faults { get; private set; }

    public ValueTask AcceptAsync(RecognizedPage item, CancellationToken cancel)
    {
        try
        {
            open ??= Begin(item.Page.Id.Stack);
            open.Add(item);
            if (item.Page.EndsStack)
                Finish(open);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The results cannot be written to {folder}: {e.Message}", "Free space or name another folder with --out.", e);
        }
        Pages++;
        if (item.Page.Fault is { } fault)
        {
            Faults++;
            say($"{item.Page.Id}: {fault.Code}: {fault.Detail}");
        }
        return ValueTask.CompletedTask;
    }

    public void Dispose() => open?.Dispose();

    private RecognizedPageWriter Begin(string stack)
    {
        var path = Path.Combine(folder, UniqueName(stack));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Files++;
        return new RecognizedPageWriter(path, formats, new PdfDescription(Path.GetFileName(stack), Identity.DocumentId(Digest.OfParts("ocr", stack)), DateTimeOffset.UnixEpoch), decoder, options);
    }

    /// <summary><c>a.tif</c> and <c>a.jpg</c> side by side become <c>a</c> and <c>a.jpg</c>.</summary>
    private string UniqueName(string stack)
    {
        var name = Path.ChangeExtension(stack, null);
        if (!names.Add(name))
            names.Add(name = stack);
        return name;
    }

    private void Finish(RecognizedPageWriter writer)
    {
        writer.Finish();
        writer.Dispose();
        open = null;
    }
}
