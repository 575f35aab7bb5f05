using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ingest.Recognize.Managed;

/// <summary>Sums of products of one panel of weights with many rows of inputs: nearly all arithmetic of a network is here.</summary>
internal static class PanelKernel<TLanes, TInt, TFloat>
    where TLanes : struct, ILanes<TInt, TFloat>
    where TInt : struct
    where TFloat : struct
{
    /// <summary>Rows taken at once: eight sums, and what multiplies them, stay in the 16 registers of AVX2. With three rows the compiler lets one sum go through memory.</summary>
    public const int Rows = 2;

    /// <summary>Integer sums with bias, per row four vectors one after the other. The row tables and <paramref name="sums"/> are padded to whole groups of <see cref="Rows"/>.</summary>
    /// <param name="inputs">Offsets in <paramref name="input"/> where the inputs of each row start.</param>
    /// <param name="states">Offsets in <paramref name="state"/> where each row's own last output starts; not read when nothing is fed back.</param>
    public static void Multiply(
        PackedWeights weights, int panel, ref short input, ReadOnlySpan<int> inputs, ref short state, ReadOnlySpan<int> states, int rows, Span<int> sums)
    {
        var stride = PackedWeights.Vectors * TLanes.Count;
        ref var values = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights.Values), panel * weights.PanelSize);
        ref var biases = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights.Biases), panel * stride);
        for (var row = 0; row < rows; row += Rows)
        {
            ref var target = ref MemoryMarshal.GetReference(sums.Slice(row * stride, Rows * stride));
            Two(
                ref values, ref biases, weights.Pairs, weights.FedBackPairs,
                ref Unsafe.Add(ref input, inputs[row]), ref Unsafe.Add(ref input, inputs[row + 1]),
                ref Unsafe.Add(ref state, states[row]), ref Unsafe.Add(ref state, states[row + 1]), ref target);
        }
    }

    private static void Two(
        ref short values, ref int biases, nint pairs, nint morePairs, ref short x, ref short y, ref short nextX, ref short nextY, ref int sums)
    {
        nint lanes = TLanes.Count;
        nint stride = PackedWeights.Vectors * lanes;
        TInt a0, a1, a2, a3, b0, b1, b2, b3;
        a0 = b0 = TLanes.Load(ref biases);
        a1 = b1 = TLanes.Load(ref Unsafe.Add(ref biases, lanes));
        a2 = b2 = TLanes.Load(ref Unsafe.Add(ref biases, 2 * lanes));
        a3 = b3 = TLanes.Load(ref Unsafe.Add(ref biases, 3 * lanes));
        while (true)
        {
            for (nint pair = 0; pair < pairs; pair++)
            {
                var (left, right) = (TLanes.SpreadPair(ref Unsafe.Add(ref x, 2 * pair)), TLanes.SpreadPair(ref Unsafe.Add(ref y, 2 * pair)));
                var weight = TLanes.LoadPairs(ref values);
                a0 = TLanes.AddProducts(a0, weight, left);
                b0 = TLanes.AddProducts(b0, weight, right);
                weight = TLanes.LoadPairs(ref Unsafe.Add(ref values, 2 * lanes));
                a1 = TLanes.AddProducts(a1, weight, left);
                b1 = TLanes.AddProducts(b1, weight, right);
                weight = TLanes.LoadPairs(ref Unsafe.Add(ref values, 4 * lanes));
                a2 = TLanes.AddProducts(a2, weight, left);
                b2 = TLanes.AddProducts(b2, weight, right);
                weight = TLanes.LoadPairs(ref Unsafe.Add(ref values, 6 * lanes));
                a3 = TLanes.AddProducts(a3, weight, left);
                b3 = TLanes.AddProducts(b3, weight, right);
                values = ref Unsafe.Add(ref values, 2 * stride);
            }
            if (morePairs == 0)
                break;
            x = ref nextX;
            y = ref nextY;
            (pairs, morePairs) = (morePairs, 0);
        }
        TLanes.Store(a0, ref sums);
        TLanes.Store(a1, ref Unsafe.Add(ref sums, lanes));
        TLanes.Store(a2, ref Unsafe.Add(ref sums, 2 * lanes));
        TLanes.Store(a3, ref Unsafe.Add(ref sums, 3 * lanes));
        TLanes.Store(b0, ref Unsafe.Add(ref sums, stride));
        TLanes.Store(b1, ref Unsafe.Add(ref sums, stride + lanes));
        TLanes.Store(b2, ref Unsafe.Add(ref sums, stride + 2 * lanes));
        TLanes.Store(b3, ref Unsafe.Add(ref sums, stride + 3 * lanes));
    }
}
