using Ingest.Native;

namespace Ingest.Model;

/// <summary>A decoded page with what was seen before any text is read. Owns its pixels: whoever takes it from the channel disposes it.</summary>
public sealed record PreparedPage(ScannedPage Page, PageFindings Findings) : IDisposable
{
    /// <summary>Upright by the container's word, 1 or 8 bits deep; null for pages that skip recognition (fault, separator, sure blank, own text, recorded).</summary>
    public Pix? Pixels { get; init; }

    /// <summary>Spent on decoding and looking; report only.</summary>
    public TimeSpan Elapsed { get; init; }

    public void Dispose() => Pixels?.Dispose();
}

/// <summary>
/// Findings before recognition. Skew is in degrees, positive when the content is turned clockwise; ink is the share of dark pixels.
/// </summary>
public sealed record PageFindings
{
    public double SkewDegrees { get; init; }
    public double InkShare { get; init; }
    public bool Blank { get; init; }
    public IReadOnlyList<PageCode> Codes { get; init => field = value ?? []; } = [];

    /// <summary>The page carries little besides its codes: a copied code inside a letter must not split it.</summary>
    public bool MostlyCode { get; init; }

    /// <summary>Which finder found the lines, see <see cref="PageText.Layout"/>; known after recognition.</summary>
    public string Layout { get; init => field = value ?? ""; } = "";

    public IReadOnlyList<Issue> Issues { get; init => field = value ?? []; } = [];
}

/// <summary>A bar code or QR code: symbology as zbar names it (<c>CODE-39</c>, <c>CODE-128</c>, <c>QR-Code</c>), its text, where it lies on the prepared page.</summary>
public sealed record PageCode(string Symbology, string Text, Box Box);
