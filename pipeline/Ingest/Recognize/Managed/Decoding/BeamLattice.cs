namespace Ingest.Recognize.Managed;

/// <summary>
/// The best paths after each timestep, in several small heaps by kind, the worst on top. Nodes stay where they are once their step is done: others point to them.
/// Memory is kept for the next line.
/// </summary>
internal sealed class BeamLattice
{
    /// <summary>Dictionary or not, times <see cref="Continuation"/>: beams for each length of an unfinished character.</summary>
    public const int Kinds = 2 * Continuations;
    public const int Continuations = 3;
    // recodebeam.cpp, kBeamWidths: by the number of codes of an unfinished character
    private static readonly int[] Widths = [5, 10, 16];

    private readonly int lengths;
    private readonly int[] starts;
    private readonly int[] widths;
    /// <summary>Scores of the current step a path must exceed to get into a beam: that of its worst when it is full.</summary>
    private readonly float[] thresholds;
    private readonly int slots;
    private BeamNode[] nodes = [];
    private int[] counts = [];
    private int step;

    /// <param name="lengths">Codes of the longest character.</param>
    public BeamLattice(int lengths)
    {
        this.lengths = lengths;
        starts = new int[Kinds * lengths];
        widths = new int[starts.Length];
        thresholds = new float[starts.Length];
        for (var beam = 0; beam < starts.Length; beam++)
        {
            starts[beam] = slots;
            widths[beam] = Widths[beam % lengths];
            slots += widths[beam] + 1;
        }
    }

    public int Beams => starts.Length;

    public int Lengths => lengths;

    /// <summary>The number of a beam; <paramref name="length"/> codes of its character are read.</summary>
    public int Beam(bool dictionary, Continuation continuation, int length) => ((dictionary ? Continuations : 0) + (int)continuation) * lengths + length;

    public ref readonly BeamNode this[int node] => ref nodes[node];

    public void Begin(int atStep)
    {
        step = atStep;
        Room.Ensure(ref nodes, (step + 1) * slots, keep: step * slots);
        Room.Ensure(ref counts, (step + 1) * Beams, keep: step * Beams);
        counts.AsSpan(step * Beams, Beams).Clear();
        Array.Fill(thresholds, float.NegativeInfinity);
    }

    public int Count(int atStep, int beam) => counts[atStep * Beams + beam];

    /// <summary>The nodes of a beam are numbered one after the other.</summary>
    public int First(int atStep, int beam) => atStep * slots + starts[beam];

    /// <summary>Would a path of this score get a place in the beam of the current step?</summary>
    public bool Takes(int beam, float score) => score > thresholds[beam];

    /// <summary>Puts a node into a beam of the current step; of equal texts the better stays, and the worst is dropped when the beam is full.</summary>
    public void Push(int beam, in BeamNode node)
    {
        var heap = nodes.AsSpan(First(step, beam), widths[beam] + 1);
        ref var count = ref counts[step * Beams + beam];
        for (var i = 0; i < count; i++)
        {
            ref var other = ref heap[i];
            if (other.Code != node.Code || other.Hash != node.Hash || other.Permuter != node.Permuter || ((other.Flags ^ node.Flags) & BeamFlags.DictionaryStart) != 0)
                continue;
            if (node.Score > other.Score)
            {
                heap[SiftUp(heap, SiftDown(heap[..count], i, node.Score), node.Score)] = node;
                Limit(beam, heap, count);
            }
            return;
        }
        heap[SiftUp(heap, count++, node.Score)] = node;
        if (count > widths[beam])
        {
            count--;
            var last = heap[count];
            heap[SiftDown(heap[..count], 0, last.Score)] = last;
        }
        Limit(beam, heap, count);
    }

    private void Limit(int beam, ReadOnlySpan<BeamNode> heap, int count)
    {
        if (count == widths[beam])
            thresholds[beam] = heap[0].Score;
    }

    private static int SiftUp(Span<BeamNode> heap, int hole, float score)
    {
        for (int parent; hole > 0 && score < heap[parent = (hole + 1) / 2 - 1].Score; hole = parent)
            heap[hole] = heap[parent];
        return hole;
    }

    private static int SiftDown(Span<BeamNode> heap, int hole, float score)
    {
        for (int child; (child = 2 * hole + 1) < heap.Length; hole = child)
        {
            if (child + 1 < heap.Length && heap[child + 1].Score < heap[child].Score)
                child++;
            if (heap[child].Score >= score)
                break;
            heap[hole] = heap[child];
        }
        return hole;
    }
}
