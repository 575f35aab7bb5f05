using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ingest.Recognize.Managed;

/// <summary>The portable tier: four lanes, on any processor .NET runs on.</summary>
internal readonly struct Lanes128 : ILanes<Vector128<int>, Vector128<float>>
{
    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(ref int from) => Vector128.LoadUnsafe(ref from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadPairs(ref short from) => Vector128.LoadUnsafe(ref from).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> SpreadPair(ref short from) =>
        Vector128.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<short, byte>(ref from)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> value, ref int to) => value.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddProducts(Vector128<int> sum, Vector128<int> pairs, Vector128<int> others) =>
        sum + ((pairs << 16) >> 16) * ((others << 16) >> 16) + (pairs >> 16) * (others >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Max(Vector128<int> left, Vector128<int> right) => Vector128.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ToFloat(Vector128<int> value) => Vector128.ConvertToSingle(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref float from) => Vector128.LoadUnsafe(ref from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float to) => value.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Clip(Vector128<float> value, float limit) =>
        Vector128.MinNative(Vector128.MaxNative(value, Vector128.Create(-limit)), Vector128.Create(limit));

    public static Vector128<float> Tanh(Vector128<float> value)
    {
        var positive = Interpolate(value, SquashTables.Tanh);
        return Vector128.ConditionalSelect(Vector128.LessThan(value, Vector128<float>.Zero), -positive, positive);
    }

    public static Vector128<float> Logistic(Vector128<float> value)
    {
        var positive = Interpolate(value, SquashTables.Logistic);
        return Vector128.ConditionalSelect(Vector128.LessThan(value, Vector128<float>.Zero), Vector128<float>.One - positive, positive);
    }

    public static void StoreRounded(Vector128<float> value, ref short to)
    {
        for (var i = 0; i < 4; i++)
        {
            var scaled = value[i] * sbyte.MaxValue;
            var rounded = scaled >= 0 ? (int)(scaled + 0.5f) : -(int)(-scaled + 0.5f);
            Unsafe.Add(ref to, i) = (short)Math.Clamp(rounded, -sbyte.MaxValue, sbyte.MaxValue);
        }
    }

    private static Vector128<float> Interpolate(Vector128<float> value, float[] pairs)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(pairs);
        var result = Vector128<float>.Zero;
        for (var i = 0; i < 4; i++)
        {
            var steps = Math.Min(Math.Abs(value[i]) * SquashTables.StepsPerUnit, SquashTables.Last);
            var index = (int)steps;
            ref var pair = ref Unsafe.Add(ref table, 2 * index);
            result = result.WithElement(i, pair + Unsafe.Add(ref pair, 1) * (steps - index));
        }
        return result;
    }
}
