using Ingest.Model;

namespace Ingest.Recognize.Lines;

/// <summary>Shows lines to a recogniser with more paper above and below: the letters become smaller and stand elsewhere, which a network may read better or worse.</summary>
/// <param name="room">Share of the line's height, on either side.</param>
internal sealed class RoomierLineRecognizer(ILineRecognizer recognizer, double room) : ILineRecognizer
{
    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        var roomier = lines.Select(line => line with { Box = Larger(line.Box, page.Pixels.Height) }).ToList();
        return [.. recognizer.Recognize(page, roomier, limit, cancel).Zip(lines, (read, line) => read with { Box = line.Box })];
    }

    private Box Larger(Box box, int height)
    {
        var rows = (int)Math.Ceiling(room * box.Height);
        return box with { Top = Math.Max(0, box.Top - rows), Bottom = Math.Min(height, box.Bottom + rows) };
    }
}
