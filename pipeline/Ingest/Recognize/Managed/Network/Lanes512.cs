using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ingest.Recognize.Managed;

/// <summary>
/// The AVX-512 tier: sixteen lanes. On a processor with AVX2 only it works too, in halves, so that its kernels can be tested there; it is then not the fastest.
/// </summary>
internal readonly struct Lanes512 : ILanes<Vector512<int>, Vector512<float>>
{
    public static int Count => 16;

    public static bool HasManyRegisters => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(ref int from) => Vector512.LoadUnsafe(ref from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadPairs(ref short from) => Vector512.LoadUnsafe(ref from).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> SpreadPair(ref short from) =>
        Vector512.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<short, byte>(ref from)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> value, ref int to) => value.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Products(Vector512<int> pairs, Vector512<int> others) =>
        Avx512BW.IsSupported
            ? Avx512BW.MultiplyAddAdjacent(pairs.AsInt16(), others.AsInt16())
            : Vector512.Create(Lanes256.Products(pairs.GetLower(), others.GetLower()), Lanes256.Products(pairs.GetUpper(), others.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Add(Vector512<int> left, Vector512<int> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Max(Vector512<int> left, Vector512<int> right) => Vector512.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ToFloat(Vector512<int> value) => Vector512.ConvertToSingle(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float from) => Vector512.LoadUnsafe(ref from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float to) => value.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Clip(Vector512<float> value, float limit) =>
        Vector512.MinNative(Vector512.MaxNative(value, Vector512.Create(-limit)), Vector512.Create(limit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Place(Vector512<float> value, out Vector512<float> fraction)
    {
        var sign = value & Vector512.Create(-0f);
        var steps = (value ^ sign) * SquashTables.StepsPerUnit;
        steps = Vector512.ConditionalSelect(Vector512.LessThan(steps, Vector512.Create((float)SquashTables.Last)), steps, Vector512.Create((float)SquashTables.Beyond));
        var place = Vector512.ConvertToInt32Native(steps);
        fraction = steps - Vector512.ConvertToSingle(place) | sign;
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(ref float table, ref int places, Vector512<float> fraction)
    {
        var sign = fraction & Vector512.Create(-0f);
        return Between(ref table, ref places, fraction ^ sign) ^ sign;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Logistic(ref float table, ref int places, Vector512<float> fraction)
    {
        var positive = Between(ref table, ref places, Vector512.Abs(fraction));
        // The sign bit chooses: of a negative zero both are 0.5.
        return Vector512.ConditionalSelect(Vector512.LessThan(fraction.AsInt32(), Vector512<int>.Zero).AsSingle(), Vector512<float>.One - positive, positive);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRounded(Vector512<float> value, ref short to)
    {
        if (!Avx512BW.IsSupported)
        {
            Lanes256.StoreRounded(value.GetLower(), ref to);
            Lanes256.StoreRounded(value.GetUpper(), ref Unsafe.Add(ref to, Lanes256.Count));
            return;
        }
        // Half with the sign of the number, then cut: the same as rounding the magnitude. Numbers of [-1, 1] need no limits.
        var half = value & Vector512.Create(-0f) | Vector512.Create(0.5f);
        Avx512F.ConvertToVector256Int16(Vector512.ConvertToInt32Native(value * sbyte.MaxValue + half)).StoreUnsafe(ref to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Between(ref float table, ref int places, Vector512<float> fraction) =>
        Lanes256.Between(ref table, ref places, fraction.GetLower()).ToVector512Unsafe()
            .WithUpper(Lanes256.Between(ref table, ref Unsafe.Add(ref places, Lanes256.Count), fraction.GetUpper()));
}
