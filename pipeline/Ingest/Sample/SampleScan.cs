namespace Ingest.Sample;

/// <summary>How a single sample page is scanned.</summary>
public sealed record SampleScan
{
    public int Dpi { get; init; } = 300;

    /// <summary>TIFF G4 instead of colour JPEG.</summary>
    public bool Bilevel { get; init; } = true;

    /// <summary>Degrees the content is skewed clockwise.</summary>
    public double SkewedClockwise { get; init; }

    /// <summary>Quarters the skewed page is then turned clockwise, in degrees: 0, 90, 180 or 270.</summary>
    public int TurnedClockwise { get; init; }

    /// <summary>Without grain, shade, dust and holes.</summary>
    public bool Clean { get; init; }
}
