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
    public static Vector512<int> AddProducts(Vector512<int> sum, Vector512<int> pairs, Vector512<int> others) =>
        Avx512BW.IsSupported
            ? Avx512F.Add(sum, Avx512BW.MultiplyAddAdjacent(pairs.AsInt16(), others.AsInt16()))
            : Vector512.Create(
                Lanes256.AddProducts(sum.GetLower(), pairs.GetLower(), others.GetLower()),
                Lanes256.AddProducts(sum.GetUpper(), pairs.GetUpper(), others.GetUpper()));

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

    // The tables are read element by element whatever the width: halves cost nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> value) => Vector512.Create(Lanes256.Tanh(value.GetLower()), Lanes256.Tanh(value.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Logistic(Vector512<float> value) => Vector512.Create(Lanes256.Logistic(value.GetLower()), Lanes256.Logistic(value.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRounded(Vector512<float> value, ref short to)
    {
        Lanes256.StoreRounded(value.GetLower(), ref to);
        Lanes256.StoreRounded(value.GetUpper(), ref Unsafe.Add(ref to, Lanes256.Count));
    }
}
