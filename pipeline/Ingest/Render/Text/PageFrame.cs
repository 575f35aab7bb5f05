using Ingest.Model;

namespace Ingest.Render.Text;

/// <summary>The delivered image a page's words are to be given in. Width and height are its pixels as encoded, at least 1.</summary>
public readonly record struct PageFrame(PageId Id, int Width, int Height, double DpiX, double DpiY, Turn Turn)
{
    /// <summary>The encoded picture is seen from behind.</summary>
    public bool Mirrored { get; init; }

    public static PageFrame Of(PageId id, PageImage? image, Turn turn) => image is null
        ? new(id, 1, 1, 0, 0, Turn.None)
        : new(id, Math.Max(1, image.Width), Math.Max(1, image.Height), image.DpiX, image.DpiY, turn) { Mirrored = image.Mirrored };

    /// <summary>A box of the upright page in the delivered image, forced onto it.</summary>
    public Box ToDelivered(Box upright)
    {
        var onPage = Turn.SwapsSides() ? OnPage.Clamp(upright, Height, Width) : OnPage.Clamp(upright, Width, Height);
        var box = Turn.ToDelivered(onPage, Width, Height);
        return Mirrored ? box.Mirrored(Width) : box;
    }

    /// <summary>A box of the delivered image on the upright page, forced onto it.</summary>
    public Box ToUpright(Box delivered)
    {
        var box = OnPage.Clamp(Mirrored ? delivered.Mirrored(Width) : delivered, Width, Height);
        return Turn.SwapsSides() ? Turn.Back().ToDelivered(box, Height, Width) : Turn.Back().ToDelivered(box, Width, Height);
    }

    /// <summary>A point of the delivered image on the upright page.</summary>
    public (double X, double Y) ToUpright(double x, double y)
    {
        var px = Mirrored ? Width - x : x;
        return Turn switch
        {
            Turn.Right => (Height - y, px),
            Turn.Half => (Width - px, Height - y),
            Turn.Left => (y, Width - px),
            _ => (px, y),
        };
    }

    /// <summary>A point of the upright page in the delivered image.</summary>
    public (double X, double Y) ToDelivered(double x, double y)
    {
        var (px, py) = Turn switch
        {
            Turn.Right => (y, Height - x),
            Turn.Half => (Width - x, Height - y),
            Turn.Left => (Width - y, x),
            _ => (x, y),
        };
        return (Mirrored ? Width - px : px, py);
    }
}
