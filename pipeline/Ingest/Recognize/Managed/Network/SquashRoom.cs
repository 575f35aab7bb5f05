namespace Ingest.Recognize.Managed;

/// <summary>
/// Room for looking up a few hundred numbers in the <see cref="SquashTables"/> in two passes: the places of all, then what lies there. The second pass reads places one by one;
/// by then they are in the cache, and lookups of many numbers overlap.
/// </summary>
internal sealed class SquashRoom
{
    /// <summary>Numbers of one kind looked up together: little enough for the first-level cache beside the tables.</summary>
    public const int Group = 128;
    private const int Kinds = 4;

    // Fields, not properties: kernels take references into them.
#pragma warning disable CA1051
    public readonly int[] Places = new int[Kinds * Group];
    public readonly float[] Fractions = new float[Kinds * Group];
#pragma warning restore CA1051
}
