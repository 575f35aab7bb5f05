using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ingest.Recognize.Managed;

/// <summary>Sums of products of one panel of weights with many rows of inputs: nearly all arithmetic of a network is here.</summary>
internal static class PanelKernel<TLanes, TInt, TFloat>
    where TLanes : struct, ILanes<TInt, TFloat>
    where TInt : struct
    where TFloat : struct
{
    /// <summary>Rows taken at once: twelve sums, a weight, a pair and a product fill the 16 registers of AVX2.</summary>
    public const int Rows = 3;

    /// <summary>Integer sums with bias, per row four vectors one after the other. The row tables and <paramref name="sums"/> are padded to whole groups of <see cref="Rows"/>.</summary>
    /// <param name="inputs">Offsets in <paramref name="input"/> where the inputs of each row start.</param>
    /// <param name="states">Offsets in <paramref name="state"/> where each row's own last output starts; not read when nothing is fed back.</param>
    public static void Multiply(
        PackedWeights weights, int panel, ref short input, ReadOnlySpan<int> inputs, ref short state, ReadOnlySpan<int> states, int rows, Span<int> sums)
    {
        var stride = PackedWeights.Vectors * TLanes.Count;
        ref var values = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights.Values), panel * weights.PanelSize);
        ref var biases = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights.Biases), panel * stride);
        ref var fedBack = ref Unsafe.Add(ref values, weights.Pairs * stride * 2);
        for (var row = 0; row < rows; row += Rows)
        {
            ref var target = ref MemoryMarshal.GetReference(sums.Slice(row * stride, Rows * stride));
            var first = inputs.Slice(row, Rows);
            if (weights.FedBackPairs == 0)
            {
                Three(ref values, ref biases, stride, weights.Pairs, ref input, first, ref values, 0, ref input, first, ref target);
                continue;
            }
            Three(ref values, ref biases, stride, weights.Pairs, ref input, first, ref fedBack, weights.FedBackPairs, ref state, states.Slice(row, Rows), ref target);
        }
    }

    private static void Three(
        ref short values, ref int biases, nint stride, nint pairs, ref short input, ReadOnlySpan<int> inputs,
        ref short moreValues, nint morePairs, ref short state, ReadOnlySpan<int> states, ref int sums)
    {
        nint lanes = TLanes.Count;
        TInt a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3;
        a0 = b0 = c0 = TLanes.Load(ref biases, 0);
        a1 = b1 = c1 = TLanes.Load(ref biases, lanes);
        a2 = b2 = c2 = TLanes.Load(ref biases, 2 * lanes);
        a3 = b3 = c3 = TLanes.Load(ref biases, 3 * lanes);
        ref var x = ref Unsafe.Add(ref input, inputs[0]);
        ref var y = ref Unsafe.Add(ref input, inputs[1]);
        ref var z = ref Unsafe.Add(ref input, inputs[2]);
        ref var w = ref values;
        for (nint pair = 0; pair < pairs; pair++)
        {
            var left = TLanes.LoadPairs(ref w, 0);
            var right = TLanes.LoadPairs(ref w, 2 * lanes);
            var spread = TLanes.SpreadPair(ref x, 2 * pair);
            a0 = TLanes.AddProducts(a0, left, spread);
            a1 = TLanes.AddProducts(a1, right, spread);
            spread = TLanes.SpreadPair(ref y, 2 * pair);
            b0 = TLanes.AddProducts(b0, left, spread);
            b1 = TLanes.AddProducts(b1, right, spread);
            spread = TLanes.SpreadPair(ref z, 2 * pair);
            c0 = TLanes.AddProducts(c0, left, spread);
            c1 = TLanes.AddProducts(c1, right, spread);
            left = TLanes.LoadPairs(ref w, 4 * lanes);
            right = TLanes.LoadPairs(ref w, 6 * lanes);
            c2 = TLanes.AddProducts(c2, left, spread);
            c3 = TLanes.AddProducts(c3, right, spread);
            spread = TLanes.SpreadPair(ref y, 2 * pair);
            b2 = TLanes.AddProducts(b2, left, spread);
            b3 = TLanes.AddProducts(b3, right, spread);
            spread = TLanes.SpreadPair(ref x, 2 * pair);
            a2 = TLanes.AddProducts(a2, left, spread);
            a3 = TLanes.AddProducts(a3, right, spread);
            w = ref Unsafe.Add(ref w, 2 * stride);
        }
        x = ref Unsafe.Add(ref state, states[0]);
        y = ref Unsafe.Add(ref state, states[1]);
        z = ref Unsafe.Add(ref state, states[2]);
        w = ref moreValues;
        for (nint pair = 0; pair < morePairs; pair++)
        {
            var left = TLanes.LoadPairs(ref w, 0);
            var right = TLanes.LoadPairs(ref w, 2 * lanes);
            var spread = TLanes.SpreadPair(ref x, 2 * pair);
            a0 = TLanes.AddProducts(a0, left, spread);
            a1 = TLanes.AddProducts(a1, right, spread);
            spread = TLanes.SpreadPair(ref y, 2 * pair);
            b0 = TLanes.AddProducts(b0, left, spread);
            b1 = TLanes.AddProducts(b1, right, spread);
            spread = TLanes.SpreadPair(ref z, 2 * pair);
            c0 = TLanes.AddProducts(c0, left, spread);
            c1 = TLanes.AddProducts(c1, right, spread);
            left = TLanes.LoadPairs(ref w, 4 * lanes);
            right = TLanes.LoadPairs(ref w, 6 * lanes);
            c2 = TLanes.AddProducts(c2, left, spread);
            c3 = TLanes.AddProducts(c3, right, spread);
            spread = TLanes.SpreadPair(ref y, 2 * pair);
            b2 = TLanes.AddProducts(b2, left, spread);
            b3 = TLanes.AddProducts(b3, right, spread);
            spread = TLanes.SpreadPair(ref x, 2 * pair);
            a2 = TLanes.AddProducts(a2, left, spread);
            a3 = TLanes.AddProducts(a3, right, spread);
            w = ref Unsafe.Add(ref w, 2 * stride);
        }
        TLanes.Store(a0, ref sums, 0);
        TLanes.Store(a1, ref sums, lanes);
        TLanes.Store(a2, ref sums, 2 * lanes);
        TLanes.Store(a3, ref sums, 3 * lanes);
        TLanes.Store(b0, ref sums, stride);
        TLanes.Store(b1, ref sums, stride + lanes);
        TLanes.Store(b2, ref sums, stride + 2 * lanes);
        TLanes.Store(b3, ref sums, stride + 3 * lanes);
        TLanes.Store(c0, ref sums, 2 * stride);
        TLanes.Store(c1, ref sums, 2 * stride + lanes);
        TLanes.Store(c2, ref sums, 2 * stride + 2 * lanes);
        TLanes.Store(c3, ref sums, 2 * stride + 3 * lanes);
    }
}
