using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ingest.Recognize.Managed;

/// <summary>The portable tier: four lanes, on any processor .NET runs on.</summary>
internal readonly struct Lanes128 : ILanes<Vector128<int>, Vector128<float>>
{
    public static int Count => 4;

    public static bool HasManyRegisters => false;

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
    public static Vector128<int> Products(Vector128<int> pairs, Vector128<int> others) =>
        Sse2.IsSupported
            ? Sse2.MultiplyAddAdjacent(pairs.AsInt16(), others.AsInt16())
            : ((pairs << 16) >> 16) * ((others << 16) >> 16) + (pairs >> 16) * (others >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Add(Vector128<int> left, Vector128<int> right) => left + right;

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Place(Vector128<float> value, out Vector128<float> fraction)
    {
        var sign = value & Vector128.Create(-0f);
        var steps = (value ^ sign) * SquashTables.StepsPerUnit;
        steps = Vector128.ConditionalSelect(Vector128.LessThan(steps, Vector128.Create((float)SquashTables.Last)), steps, Vector128.Create((float)SquashTables.Beyond));
        var place = Vector128.ConvertToInt32Native(steps);
        fraction = steps - Vector128.ConvertToSingle(place) | sign;
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(ref float table, ref int places, Vector128<float> fraction)
    {
        var sign = fraction & Vector128.Create(-0f);
        return Between(ref table, ref places, fraction ^ sign) ^ sign;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Logistic(ref float table, ref int places, Vector128<float> fraction)
    {
        var positive = Between(ref table, ref places, Vector128.Abs(fraction));
        // The sign bit chooses: of a negative zero both are 0.5.
        return Vector128.ConditionalSelect(Vector128.LessThan(fraction.AsInt32(), Vector128<int>.Zero).AsSingle(), Vector128<float>.One - positive, positive);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRounded(Vector128<float> value, ref short to)
    {
        // Half with the sign of the number, then cut: the same as rounding the magnitude. Numbers of [-1, 1] need no limits.
        var half = value & Vector128.Create(-0f) | Vector128.Create(0.5f);
        var rounded = Vector128.ConvertToInt32Native(value * sbyte.MaxValue + half);
        Vector128.Narrow(rounded, rounded).GetLower().StoreUnsafe(ref to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Between(ref float table, ref int places, Vector128<float> fraction)
    {
        ref var a = ref Unsafe.Add(ref table, places);
        ref var b = ref Unsafe.Add(ref table, Unsafe.Add(ref places, 1));
        ref var c = ref Unsafe.Add(ref table, Unsafe.Add(ref places, 2));
        ref var d = ref Unsafe.Add(ref table, Unsafe.Add(ref places, 3));
        var low = Vector128.Create(a, b, c, d);
        var high = Vector128.Create(Unsafe.Add(ref a, 1), Unsafe.Add(ref b, 1), Unsafe.Add(ref c, 1), Unsafe.Add(ref d, 1));
        return low + (high - low) * fraction;
    }
}
