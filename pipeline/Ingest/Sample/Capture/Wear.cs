using Ingest.Sample.Drawing;

namespace Ingest.Sample.Capture;

/// <summary>What time, paper and scanner do to a printed sheet.</summary>
internal sealed record Wear
{
    public Colour Paper { get; init; } = new(250, 249, 245);

    /// <summary>Grain of paper and sensor, in grey levels.</summary>
    public int Grain { get; init; } = 4;

    /// <summary>How much darker the paper is towards its edges, in grey levels.</summary>
    public int Shade { get; init; } = 6;

    /// <summary>Passes of a small blur: 1 is any scanner, 2 a carbon copy or a lens out of focus.</summary>
    public int Blur { get; init; } = 1;

    /// <summary>Dust and toner dots.</summary>
    public int Specks { get; init; } = 20;

    public bool PunchHoles { get; init; }

    /// <summary>Grey below this becomes black on a bitonal page.</summary>
    public int Threshold { get; init; } = 168;
}
