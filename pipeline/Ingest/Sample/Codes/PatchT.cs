namespace Ingest.Sample.Codes;

/// <summary>Patch code T (Kodak A-61599): the four bars at which a production scanner starts the next document.</summary>
public static class PatchT
{
    /// <summary>Millimetres of a narrow bar and of each space; a wide bar is two and a half of them.</summary>
    public const double Narrow = 2.032;

    /// <summary>Heights of bars and spaces in millimetres from the leading edge, bar first: narrow, wide, narrow, wide.</summary>
    public static IReadOnlyList<double> Bars { get; } =
        [Narrow, Narrow, Narrow * 2.5, Narrow, Narrow, Narrow, Narrow * 2.5];
}
