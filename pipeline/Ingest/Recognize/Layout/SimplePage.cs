namespace Ingest.Recognize.Layout;

/// <summary>
/// The gate: a page is simple when nearly all its letters stand in plain lines of text one below the other. Each measure names a kind of page on which our own
/// finder has been seen to differ from Tesseract's layout analysis; none is a sum, so that one strong doubt is enough.
/// </summary>
internal static class SimplePage
{
    /// <summary>Fewer letters do not tell what a page is, and are read quickly anyway.</summary>
    private const int FewestLetters = 60;
    private const double MostAlone = 0.06;
    private const double MostTangled = 0.02;
    private const double MostOdd = 0.03;
    private const double MostPictured = 0.03;
    private const double MostCrowded = 0.15;
    private const double MostDirt = 1.5;
    /// <summary>Letters that keep 10 pixels when halved are found as well as before.</summary>
    private const double LeastToHalve = 20;

    public static bool Is(PageLines page) => page.Letters >= FewestLetters && page.Doubts is
    {
        Noise: false,
        Columns: 0,
        Alone: <= MostAlone,
        Tangled: <= MostTangled,
        Odd: <= MostOdd,
        Pictured: <= MostPictured,
        Crowded: <= MostCrowded,
        Dirt: <= MostDirt,
    };

    /// <summary>Between narrow columns the white closes when it is halved.</summary>
    public static bool MayBeHalved(PageLines page) => page.Doubts is { Noise: false, Columns: 0 } && page.Unit >= LeastToHalve;
}
