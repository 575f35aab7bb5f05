using Ingest.Model;

namespace Ingest.Render;

/// <summary>Forces boxes of foreign origin onto the page and to at least one pixel.</summary>
internal static class OnPage
{
    public static Box Clamp(Box box, int width, int height)
    {
        var left = Math.Clamp(box.Left, 0, width - 1);
        var top = Math.Clamp(box.Top, 0, height - 1);
        return new(left, top, Math.Clamp(box.Right, left + 1, width), Math.Clamp(box.Bottom, top + 1, height));
    }
}
