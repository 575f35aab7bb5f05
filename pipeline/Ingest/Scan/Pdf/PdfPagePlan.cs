namespace Ingest.Scan;

/// <summary>What the survey of a PDF page decided. Sizes are points of the page as displayed; 0 when the parser failed and the renderer was not asked.</summary>
internal sealed record PdfPagePlan(double Width, double Height)
{
    /// <summary>The page is one scan: its stored image is the delivered page.</summary>
    public bool IsScan { get; init; }

    public int ScanWidth { get; init; }

    public int ScanHeight { get; init; }

    /// <summary>Visible text with usable Unicode.</summary>
    public bool HasOwnText { get; init; }

    /// <summary>Resolution of the largest image when it makes up the page, otherwise 0; in real inches.</summary>
    public double NativeDpi { get; init; }

    /// <summary>Nothing but 1-bit images is painted.</summary>
    public bool Bilevel { get; init; }

    public bool SymbolCoded { get; init; }

    /// <summary>Size of a point in 1/72 inch (/UserUnit), usually 1. Neither parser nor renderer reckons with it.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>Letters are painted in another colour than white: the picture cannot be empty.</summary>
    public bool ShowsText { get; init; }

    /// <summary>A stored image contradicts itself where the renderer would not say so.</summary>
    public bool DamagedImage { get; init; }

    public bool HasAttachment { get; init; }

    /// <summary>Parsed or measured: its size is known.</summary>
    public bool Sized => Width > 0;

    public static PdfPagePlan Unparsed { get; } = new(0, 0);
}
