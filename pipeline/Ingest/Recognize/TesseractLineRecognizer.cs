using System.Diagnostics;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize;

/// <summary>Reads line by line with Tesseract (page segmentation 7), for <c>--recognizer tesseract</c> and for models that cannot be computed here.</summary>
public sealed class TesseractLineRecognizer(EnginePool engines) : ILineRecognizer
{
    /// <summary>Tesseract's own line boxes cut into ascenders without it.</summary>
    private const int Padding = 4;

    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        using var lease = engines.Rent();
        lease.Engine.Show(page, PageSegmentation.SingleLine);
        var start = Stopwatch.GetTimestamp();
        var read = new List<TextLine>(lines.Count);
        foreach (var line in lines)
            read.Add(Read(lease.Engine, page.Pixels, line, limit - Stopwatch.GetElapsedTime(start), cancel));
        lease.Complete();
        return read;
    }

    private static TextLine Read(TesseractEngine engine, Pix pixels, LineRegion line, TimeSpan limit, CancellationToken cancel)
    {
        var (left, top) = (Math.Max(0, line.Box.Left - Padding), Math.Max(0, line.Box.Top - Padding));
        var (right, bottom) = (Math.Min(pixels.Width, line.Box.Right + Padding), Math.Min(pixels.Height, line.Box.Bottom + Padding));
        engine.SetRectangle(left, top, right - left, bottom - top);
        engine.RecognizeWithin(limit, cancel);
        using var results = engine.Results();
        return new TextLine(line.Box, line.Baseline, [.. ResultReader.Read(results).Words]);
    }
}
