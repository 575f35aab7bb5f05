namespace Ingest.Prepare;

/// <summary>Where the specks of a page lie: dust falls anywhere, the fragments of thin or dotted writing lie together in a line.</summary>
internal sealed class SpeckField(PaperView view)
{
    private const double CellWidth = 15;
    private const double CellHeight = 5;
    private const int FragmentsOfAWord = 6;
    /// <summary>Smaller ones are the single pixels that show-through leaves in a bilevel scan (mm²).</summary>
    private const double SmallestFragment = 0.15;

    private readonly Dictionary<(int Column, int Row), int> cells = [];

    public bool LooksWritten => cells.Any(c => c.Value >= FragmentsOfAWord);

    public void Add(Mark speck)
    {
        if (speck.AreaInside < SmallestFragment * view.PerMillimetreX * view.PerMillimetreY)
            return;
        // Two grids, shifted by half a cell, so that no word is cut by every grid.
        var (x, y) = (speck.Box.Left / view.PerMillimetreX / CellWidth, speck.Box.Top / view.PerMillimetreY / CellHeight);
        Count((2 * (int)x, 2 * (int)y));
        Count((2 * (int)(x + 0.5) + 1, 2 * (int)(y + 0.5) + 1));
    }

    private void Count((int, int) cell) => cells[cell] = cells.GetValueOrDefault(cell) + 1;
}
