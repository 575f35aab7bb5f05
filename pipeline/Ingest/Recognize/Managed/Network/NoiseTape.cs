namespace Ingest.Recognize.Managed;

/// <summary>The noise of one model from its beginning: every line uses the same numbers, so they are drawn once. Grows with the widest line; not thread-safe.</summary>
internal sealed class NoiseTape
{
    private short[] numbers = [];
    private NoiseSource source;
    private long? seed;
    private int drawn;

    /// <summary>At least <paramref name="count"/> numbers.</summary>
    public ReadOnlySpan<short> Numbers(long modelSeed, int count)
    {
        if (seed != modelSeed)
            (seed, source, drawn) = (modelSeed, new NoiseSource(modelSeed), 0);
        Room.Ensure(ref numbers, count, keep: drawn);
        while (drawn < count)
            numbers[drawn++] = source.Next();
        return numbers;
    }
}
