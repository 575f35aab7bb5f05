using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize.Ink;

namespace Ingest.Recognize;

/// <summary>What a recogniser looks at: pixels 1 or 8 bits deep and their resolution. Does not own the pixels.</summary>
public sealed record PagePicture(Pix Pixels, UprightResolution Resolution)
{
    /// <summary>Degrees the content is turned clockwise, 0 when not known.</summary>
    public double SkewDegrees { get; init; }

    /// <summary>The resolution is a guess: a recogniser that can estimate it from the letters should.</summary>
    public bool ResolutionEstimated { get; init; }

    private (Pix Of, PageInk Ink)? found;

    /// <summary>Its ink, found when first asked for.</summary>
    internal PageInk Ink
    {
        get
        {
            // A copy with other pixels brings along the ink of the old ones.
            if (found is not { } known || !ReferenceEquals(known.Of, Pixels))
                found = known = (Pixels, PageInk.Of(Pixels));
            return known.Ink;
        }
    }

    /// <summary>Called with what a recogniser notices besides words: it becomes issues of the page when this reading counts.</summary>
    internal Action<Finding> Noticed { get; init; } = static _ => { };
}
