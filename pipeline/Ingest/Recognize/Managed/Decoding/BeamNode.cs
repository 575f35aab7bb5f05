namespace Ingest.Recognize.Managed;

/// <summary>What may follow a node: folding equal codes and adding probabilities of neighbours must not count a path twice (recodebeam.h).</summary>
internal enum Continuation
{
    Anything,
    /// <summary>It shared its step with another code before it stood alone: only its repetition may follow.</summary>
    OnlyRepetition,
    /// <summary>It shared its step after it stood alone: anything but its repetition may follow.</summary>
    NoRepetition,
}

[Flags]
internal enum BeamFlags : byte
{
    None = 0,
    /// <summary>A dictionary word may start after it.</summary>
    DictionaryStart = 1,
    WordStart = 2,
    WordEnd = 4,
    Repetition = 8,
}

/// <summary>One code of one path at one timestep.</summary>
internal struct BeamNode
{
    public int Code;
    /// <summary>The character this code completes, or <see cref="CodeTable.None"/>.</summary>
    public int Character;
    /// <summary>The node one step before, -1 at the start.</summary>
    public int Before;
    /// <summary>Where its positions in the dictionaries lie; a count of -1: it is in no dictionary word.</summary>
    public int FirstPosition;
    public int PositionCount;
    public Permuter Permuter;
    public BeamFlags Flags;
    public float Certainty;
    /// <summary>Sum of the certainties up to here.</summary>
    public float Score;
    /// <summary>Of all codes up to here: equal texts meet.</summary>
    public ulong Hash;

    public readonly bool Has(BeamFlags flag) => (Flags & flag) != 0;
}
