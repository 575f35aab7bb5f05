using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ingest.Recognize.Managed;

/// <summary>Makes probabilities of sums, in the original's order of operations (functions.h): exponentials in single precision, summed one after the other.</summary>
internal static class Softmax
{
    private const float Lowest = -86;
    /// <summary>Rows summed side by side: each sum waits for its last addition.</summary>
    private const int Together = 4;

    /// <summary>Each <paramref name="outputs"/> numbers are one row.</summary>
    public static void Apply(Span<float> rows, int outputs)
    {
        for (var start = 0; start < rows.Length; start += outputs)
            Lower(rows.Slice(start, outputs));
        Exponential.Apply(rows);
        var first = 0;
        for (; first <= rows.Length - Together * outputs; first += Together * outputs)
            DivideFour(rows.Slice(first, Together * outputs), outputs);
        for (; first < rows.Length; first += outputs)
            DivideOne(rows.Slice(first, outputs));
    }

    /// <summary>Takes the largest off all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Lower(Span<float> row)
    {
        var most = Largest(row);
        ref var number = ref MemoryMarshal.GetReference(row);
        nint i = 0;
        for (; i <= row.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            Vector256.Max(Vector256.LoadUnsafe(ref Unsafe.Add(ref number, i)) - Vector256.Create(most), Vector256.Create(Lowest)).StoreUnsafe(ref Unsafe.Add(ref number, i));
        for (; i < row.Length; i++)
            Unsafe.Add(ref number, i) = Math.Max(Unsafe.Add(ref number, i) - most, Lowest);
    }

    public static float Largest(ReadOnlySpan<float> row)
    {
        ref var number = ref MemoryMarshal.GetReference(row);
        nint i = 0;
        var most = number;
        if (row.Length >= Vector256<float>.Count)
        {
            var all = Vector256.LoadUnsafe(ref number);
            for (i = Vector256<float>.Count; i <= row.Length - Vector256<float>.Count; i += Vector256<float>.Count)
                all = Vector256.MaxNative(all, Vector256.LoadUnsafe(ref Unsafe.Add(ref number, i)));
            var four = Vector128.MaxNative(all.GetLower(), all.GetUpper());
            most = Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
        }
        for (; i < row.Length; i++)
            most = Math.Max(most, Unsafe.Add(ref number, i));
        return most;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void DivideFour(Span<float> rows, int outputs)
    {
        ref var a = ref MemoryMarshal.GetReference(rows);
        ref var b = ref Unsafe.Add(ref a, outputs);
        ref var c = ref Unsafe.Add(ref b, outputs);
        ref var d = ref Unsafe.Add(ref c, outputs);
        var (sumA, sumB, sumC, sumD) = (0f, 0f, 0f, 0f);
        for (nint i = 0; i < outputs; i++)
        {
            sumA += Unsafe.Add(ref a, i);
            sumB += Unsafe.Add(ref b, i);
            sumC += Unsafe.Add(ref c, i);
            sumD += Unsafe.Add(ref d, i);
        }
        Divide(rows[..outputs], sumA);
        Divide(rows.Slice(outputs, outputs), sumB);
        Divide(rows.Slice(2 * outputs, outputs), sumC);
        Divide(rows[(3 * outputs)..], sumD);
    }

    private static void DivideOne(Span<float> row)
    {
        var sum = 0f;
        foreach (var power in row)
            sum += power;
        Divide(row, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Divide(Span<float> row, float sum)
    {
        ref var number = ref MemoryMarshal.GetReference(row);
        nint i = 0;
        for (; i <= row.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            (Vector256.LoadUnsafe(ref Unsafe.Add(ref number, i)) / Vector256.Create(sum)).StoreUnsafe(ref Unsafe.Add(ref number, i));
        for (; i < row.Length; i++)
            Unsafe.Add(ref number, i) /= sum;
    }
}
