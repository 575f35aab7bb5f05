namespace Ingest.Sample;

public enum SamplePageKind
{
    Content,
    Separator,
    Blank,
}

/// <summary>The truth of one delivered page. Angles in degrees clockwise: the paper was skewed, then turned by quarters.</summary>
public sealed record SampleRow(string Stack, int Page, SamplePageKind Kind)
{
    /// <summary>Number within the stack from 1; null for separators and for blanks between them.</summary>
    public int? Document { get; init; }

    /// <summary>Document class code; empty without document.</summary>
    public string Class { get; init; } = "";

    /// <summary>As printed on this page; empty for blanks and unlabelled separators.</summary>
    public string Aktenzeichen { get; init; } = "";

    /// <summary>Date of the document.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Date in the entry stamp.</summary>
    public DateOnly? Received { get; init; }

    public int TurnedClockwise { get; init; }

    public double SkewedClockwise { get; init; }

    /// <summary>Value of the barcode or QR code on a separator.</summary>
    public string Code { get; init; } = "";

    /// <summary>Path of the exact text below the delivery; empty for blanks.</summary>
    public string TextFile { get; init; } = "";
}
