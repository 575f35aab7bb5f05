using Ingest.Model;

namespace Ingest.Prepare;

/// <summary>
/// Says whether a page is surely empty: nothing beyond the 5 mm border strip but specks, edge shadows, punch holes, show-through and paper texture.
/// One letter, a paraph or a pencil stroke is enough to make it written. In doubt it is written.
/// </summary>
internal static class BlankTest
{
    private const double BorderStrip = 5;
    /// <summary>A shadow of the sheet's edge comes from the rim and stays near it.</summary>
    private const double ShadowWidth = 15;
    private const double Rim = 1;
    /// <summary>A digit of a page number is 1.5 mm high or more, dust is smaller.</summary>
    private const double SmallestMark = 1.4;
    private const double SmallestArea = 0.25;
    /// <summary>Pencil is weak but long: a pencilled digit is higher than this, a blot or a stain in the paper is smaller.</summary>
    private const double SmallestWeakMark = 3.5;
    /// <summary>Pencil is at least this much darker than its paper; show-through and texture are not (of 255).</summary>
    private const int WeakestInk = 56;
    /// <summary>Ink, toner and typewriter ribbon reach this contrast where a stroke covers a pixel.</summary>
    private const int StrongInk = 110;
    /// <summary>Paper darker than this is a negative, a photograph or a lid: nothing sure can be said.</summary>
    private const double DarkestPaper = 90;

    public static bool IsBlank(PaperView view)
    {
        if (view.PaperTone < DarkestPaper)
            return false;
        var (mx, my) = (view.PerMillimetreX, view.PerMillimetreY);
        var inside = new Box((int)(BorderStrip * mx), (int)(BorderStrip * my), view.Width - (int)(BorderStrip * mx), view.Height - (int)(BorderStrip * my));
        var specks = new SpeckField(view);
        var marks = Marks.Find(view, WeakestInk, inside);
        foreach (var mark in marks)
        {
            if (mark.AreaInside == 0 || IsEdgeShadow(mark, view) || PunchHoles.Is(mark, view, marks))
                continue;
            var extent = Math.Max(mark.Inside.Width / mx, mark.Inside.Height / my);
            if (extent >= (mark.Peak >= StrongInk ? SmallestMark : SmallestWeakMark) && mark.AreaInside / (mx * my) >= SmallestArea)
                return false;
            specks.Add(mark);
        }
        return !specks.LooksWritten;
    }

    private static bool IsEdgeShadow(Mark mark, PaperView view)
    {
        var (mx, my) = (view.PerMillimetreX, view.PerMillimetreY);
        var box = mark.Box;
        return box.Left < Rim * mx && box.Right < ShadowWidth * mx
            || box.Top < Rim * my && box.Bottom < ShadowWidth * my
            || box.Right > view.Width - Rim * mx && box.Left > view.Width - ShadowWidth * mx
            || box.Bottom > view.Height - Rim * my && box.Top > view.Height - ShadowWidth * my;
    }
}
