using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ingest.Recognize.Managed;

/// <summary>The AVX2 tier: eight lanes.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<int>, Vector256<float>>
{
    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ref int from) => Vector256.LoadUnsafe(ref from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadPairs(ref short from) => Vector256.LoadUnsafe(ref from).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> SpreadPair(ref short from) =>
        Vector256.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<short, byte>(ref from)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> value, ref int to) => value.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddProducts(Vector256<int> sum, Vector256<int> pairs, Vector256<int> others) =>
        Avx2.Add(sum, Avx2.MultiplyAddAdjacent(pairs.AsInt16(), others.AsInt16()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Max(Vector256<int> left, Vector256<int> right) => Avx2.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ToFloat(Vector256<int> value) => Avx.ConvertToVector256Single(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float from) => Vector256.LoadUnsafe(ref from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float to) => value.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => Avx.Multiply(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => Avx.Add(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Clip(Vector256<float> value, float limit) =>
        Avx.Min(Avx.Max(value, Vector256.Create(-limit)), Vector256.Create(limit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> value)
    {
        var sign = Avx.And(value, Vector256.Create(-0f));
        return Avx.Xor(Interpolate(Avx.Xor(value, sign), SquashTables.Tanh), sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Logistic(Vector256<float> value)
    {
        var positive = Interpolate(Avx.AndNot(Vector256.Create(-0f), value), SquashTables.Logistic);
        // The sign bit of the value chooses: of a negative zero both are 0.5.
        return Avx.BlendVariable(positive, Avx.Subtract(Vector256<float>.One, positive), value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRounded(Vector256<float> value, ref short to) => Round(value).StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Round(Vector256<float> value)
    {
        var sign = Avx.And(value, Vector256.Create(-0f));
        // Half with the sign of the number, then cut: the same as rounding the magnitude.
        var rounded = Avx.ConvertToVector256Int32WithTruncation(
            Avx.Add(Avx.Multiply(value, Vector256.Create((float)sbyte.MaxValue)), Avx.Or(sign, Vector256.Create(0.5f))));
        var packed = Sse2.PackSignedSaturate(rounded.GetLower(), rounded.GetUpper());
        return Sse2.Max(Sse2.Min(packed, Vector128.Create((short)sbyte.MaxValue)), Vector128.Create((short)-sbyte.MaxValue));
    }

    // Eight 64-bit loads of (value, difference) and two shuffles: a third of the time of two gathers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Interpolate(Vector256<float> positive, float[] pairs)
    {
        var steps = Avx.Min(Avx.Multiply(positive, Vector256.Create(SquashTables.StepsPerUnit)), Vector256.Create((float)SquashTables.Last));
        var index = Avx.ConvertToVector256Int32WithTruncation(steps);
        ref var table = ref Unsafe.As<float, double>(ref MemoryMarshal.GetArrayDataReference(pairs));
        var (low, high) = (index.GetLower().AsUInt64(), index.GetUpper().AsUInt64());
        var (i01, i23, i45, i67) = (low.ToScalar(), low.GetElement(1), high.ToScalar(), high.GetElement(1));
        var even = Vector256.Create(Two(ref table, i01), Two(ref table, i45)).AsSingle();
        var odd = Vector256.Create(Two(ref table, i23), Two(ref table, i67)).AsSingle();
        var value = Avx.Shuffle(even, odd, 0b10_00_10_00);
        var difference = Avx.Shuffle(even, odd, 0b11_01_11_01);
        return Avx.Add(value, Avx.Multiply(difference, Avx.Subtract(steps, Avx.ConvertToVector256Single(index))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Two(ref double table, ulong indices) =>
        Vector128.Create(Unsafe.Add(ref table, (nint)(uint)indices), Unsafe.Add(ref table, (nint)(indices >> 32)));
}
