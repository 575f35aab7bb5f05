using Ingest.Model;

namespace Ingest.Recognize.Lines;

/// <summary>Shows lines to a recogniser with more paper above and below: the letters become smaller and stand elsewhere, which a network may read better or worse.</summary>
internal sealed class RoomierLineRecognizer(ILineRecognizer recognizer) : ILineRecognizer
{
    private const double Room = 0.1;

    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        var roomier = lines.Select(line => line with { Box = Larger(line.Box, page.Pixels.Height) }).ToList();
        return [.. recognizer.Recognize(page, roomier, limit, cancel).Zip(lines, (read, line) => read with { Box = line.Box })];
    }

    private static Box Larger(Box box, int height)
    {
        var room = (int)Math.Ceiling(Room * box.Height);
        return box with { Top = Math.Max(0, box.Top - room), Bottom = Math.Min(height, box.Bottom + room) };
    }
}
