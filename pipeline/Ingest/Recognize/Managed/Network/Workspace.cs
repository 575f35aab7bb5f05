namespace Ingest.Recognize.Managed;

/// <summary>The memory of one forward pass, kept for the next: after the first pages nothing is allocated. Not thread-safe: one per thread at work.</summary>
internal sealed class Workspace
{
    // Fields, not properties: kernels take references into them.
#pragma warning disable CA1051
    public int[] Starts = [];
    public int[] Steps = [];
    public short[] Windows = [];
    public int[] Largest = [];
    public short[] Fields = [];
    public short[] Columns = [];
    public float[] Memory = [];
    public int[] Sums = [];
    public int[] InputOffsets = [];
    public int[] StateOffsets = [];
    public int[] OutputOffsets = [];
    /// <summary>Features of all timesteps of all lines before and after a layer.</summary>
    public short[] Below = [];
    public short[] Above = [];
#pragma warning restore CA1051

    public NoiseTape Noise { get; } = new();

    public SquashRoom Squash { get; } = new();

    /// <summary>Timesteps of the lines in the batch, together.</summary>
    public int TotalSteps { get; set; }

    public void EnsureRows(int rows)
    {
        Room.Ensure(ref InputOffsets, rows);
        Room.Ensure(ref StateOffsets, rows);
        Room.Ensure(ref OutputOffsets, rows);
    }
}
