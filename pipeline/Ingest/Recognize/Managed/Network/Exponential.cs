using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ingest.Recognize.Managed;

/// <summary>
/// e to a power in single precision, to the bit what the C library of the original gives with fused multiplication (glibc, e_expf.c): computed in double precision from
/// a table of powers of the 32nd root of 2 and a cubic. Own code, because the result must not depend on library or processor, and because eight go at once.
/// </summary>
internal static class Exponential
{
    private const int Parts = 32;
    private const double PartsPerUnit = 1.4426950408889634 * Parts;
    // Adding it leaves the nearest whole number in the low bits.
    private const double Shift = 6755399441055744.0;
    private const double Third = 0.05550361559341535 / Parts / Parts / Parts;
    private const double Second = 0.2402284522445722 / Parts / Parts;
    private const double First = 0.6931471806916203 / Parts;

    // Bits of 2^(i/32), less what adding i to the exponent would bring.
    private static readonly long[] Powers = [.. Enumerable.Range(0, Parts).Select(i => BitConverter.DoubleToInt64Bits(Math.Pow(2, (double)i / Parts)) - ((long)i << 47))];

    /// <summary>Replaces numbers of [-86, 0] by their powers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Apply(Span<float> numbers)
    {
        ref var number = ref MemoryMarshal.GetReference(numbers);
        ref var table = ref MemoryMarshal.GetArrayDataReference(Powers);
        nint i = 0;
        for (; i <= numbers.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref Unsafe.Add(ref number, i)));
            Vector256.Narrow(Of(low, ref table), Of(high, ref table)).StoreUnsafe(ref Unsafe.Add(ref number, i));
        }
        for (; i < numbers.Length; i++)
            Unsafe.Add(ref number, i) = (float)Of(Vector256.Create((double)Unsafe.Add(ref number, i)), ref table).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Of(Vector256<double> x, ref long table)
    {
        var shifted = Vector256.FusedMultiplyAdd(x, Vector256.Create(PartsPerUnit), Vector256.Create(Shift));
        var rest = Vector256.FusedMultiplyAdd(x, Vector256.Create(PartsPerUnit), Vector256.Create(Shift) - shifted);
        var whole = shifted.AsInt64();
        var part = whole & Vector256.Create((long)Parts - 1);
        var power = Vector256.Create(Unsafe.Add(ref table, (nint)part[0]), Unsafe.Add(ref table, (nint)part[1]), Unsafe.Add(ref table, (nint)part[2]), Unsafe.Add(ref table, (nint)part[3])) + (whole << 47);
        var cubic = Vector256.FusedMultiplyAdd(Vector256.Create(Third), rest, Vector256.Create(Second));
        var line = Vector256.FusedMultiplyAdd(Vector256.Create(First), rest, Vector256<double>.One);
        return Vector256.FusedMultiplyAdd(cubic, rest * rest, line) * power.AsDouble();
    }
}
