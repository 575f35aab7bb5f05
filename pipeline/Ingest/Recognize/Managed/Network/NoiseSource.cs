using System.Runtime.CompilerServices;

namespace Ingest.Recognize.Managed;

/// <summary>The noise a model was trained with beyond the edges of a picture: minstd_rand of the C++ library, from the seed in the model (helpers.h, TRand).</summary>
internal struct NoiseSource
{
    private const ulong Modulus = int.MaxValue;
    private const ulong Multiplier = 48271;
    private const double Range = sbyte.MaxValue;

    private ulong state;

    /// <summary>The original draws one number after each seeding and throws it away.</summary>
    public NoiseSource(long seed)
    {
        state = (ulong)seed % Modulus;
        if (state == 0)
            state = 1;
        _ = Draw();
    }

    /// <summary>From -127 to 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short Next()
    {
        var value = Range * 2 * Draw() / int.MaxValue - Range;
        return (short)(value >= 0 ? (int)(value + 0.5) : -(int)(-value + 0.5));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Draw()
    {
        state = state * Multiplier % Modulus;
        return (int)state;
    }
}
