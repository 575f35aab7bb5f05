using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ingest.Recognize.Managed;

/// <summary>The AVX2 tier: eight lanes.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<int>, Vector256<float>>
{
    public static int Count => 8;

    public static bool HasManyRegisters => false;

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
    public static Vector256<int> Products(Vector256<int> pairs, Vector256<int> others) => Avx2.MultiplyAddAdjacent(pairs.AsInt16(), others.AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> left, Vector256<int> right) => Avx2.Add(left, right);

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
    public static Vector256<int> Place(Vector256<float> value, out Vector256<float> fraction)
    {
        var sign = Avx.And(value, Vector256.Create(-0f));
        var steps = Avx.Multiply(Avx.Xor(value, sign), Vector256.Create(SquashTables.StepsPerUnit));
        var inside = Avx.CompareLessThan(steps, Vector256.Create((float)SquashTables.Last));
        steps = Avx.BlendVariable(Vector256.Create((float)SquashTables.Beyond), steps, inside);
        var place = Avx.ConvertToVector256Int32WithTruncation(steps);
        fraction = Avx.Or(Avx.Subtract(steps, Avx.ConvertToVector256Single(place)), sign);
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(ref float table, ref int places, Vector256<float> fraction)
    {
        var sign = Avx.And(fraction, Vector256.Create(-0f));
        return Avx.Xor(Between(ref table, ref places, Avx.Xor(fraction, sign)), sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Logistic(ref float table, ref int places, Vector256<float> fraction)
    {
        var positive = Between(ref table, ref places, Avx.AndNot(Vector256.Create(-0f), fraction));
        // The sign bit chooses: of a negative zero both are 0.5.
        return Avx.BlendVariable(positive, Avx.Subtract(Vector256<float>.One, positive), fraction);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRounded(Vector256<float> value, ref short to)
    {
        // Half with the sign of the number, then cut: the same as rounding the magnitude. Numbers of [-1, 1] need no limits.
        var half = Avx.Or(Avx.And(value, Vector256.Create(-0f)), Vector256.Create(0.5f));
        var rounded = Avx.ConvertToVector256Int32WithTruncation(Avx.Add(Avx.Multiply(value, Vector256.Create((float)sbyte.MaxValue)), half));
        Sse2.PackSignedSaturate(rounded.GetLower(), rounded.GetUpper()).StoreUnsafe(ref to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Between(ref float table, ref int places, Vector256<float> fraction)
    {
        var first = Vector256.Create(Pairs(ref table, ref places), Pairs(ref table, ref Unsafe.Add(ref places, 4)));
        var second = Vector256.Create(Pairs(ref table, ref Unsafe.Add(ref places, 2)), Pairs(ref table, ref Unsafe.Add(ref places, 6)));
        var (low, high) = (Avx.Shuffle(first, second, 0b10_00_10_00), Avx.Shuffle(first, second, 0b11_01_11_01));
        return Avx.Add(low, Avx.Multiply(Avx.Subtract(high, low), fraction));
    }

    /// <summary>The entries at two places, each with the one after it: loads of 64 bits take half the time of a gather.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pairs(ref float table, ref int places)
    {
        var both = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<int, byte>(ref places));
        ref var first = ref Unsafe.Add(ref table, (nint)(uint)both);
        ref var second = ref Unsafe.Add(ref table, (nint)(both >> 32));
        return Sse41.X64.Insert(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<float, byte>(ref first))), Unsafe.ReadUnaligned<long>(ref Unsafe.As<float, byte>(ref second)), 1).AsSingle();
    }
}
