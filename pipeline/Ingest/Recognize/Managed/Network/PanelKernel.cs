using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ingest.Recognize.Managed;

/// <summary>Sums of products of one panel of weights with many rows of inputs: nearly all arithmetic of a network is here.</summary>
/// <remarks>
/// Products come in twos before their sums: the processor deals instructions out to its units in order, and a product and a sum in turn leave units idle (a fifth slower).
/// </remarks>
internal static class PanelKernel<TLanes, TInt, TFloat>
    where TLanes : struct, ILanes<TInt, TFloat>
    where TInt : struct
    where TFloat : struct
{
    /// <summary>Row tables and sums are padded to whole groups of this size.</summary>
    public const int Rows = 2;
    private const int ManyRows = 6;

    /// <summary>Integer sums with bias, per row four vectors one after the other. The row tables and <paramref name="sums"/> are padded to whole groups of <see cref="Rows"/>.</summary>
    /// <param name="inputs">Offsets in <paramref name="input"/> where the inputs of each row start.</param>
    /// <param name="states">Offsets in <paramref name="state"/> where each row's own last output starts.</param>
    /// <param name="fresh">There is no last output: <paramref name="states"/> is not read, as when the layer feeds nothing back.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Multiply(
        PackedWeights weights, int panel, ref short input, ReadOnlySpan<int> inputs, ref short state, ReadOnlySpan<int> states, bool fresh, int rows, Span<int> sums)
    {
        var fedBack = fresh ? 0 : weights.FedBackPairs;
        var stride = PackedWeights.Vectors * TLanes.Count;
        ref var values = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights.Values), panel * weights.PanelSize);
        ref var biases = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights.Biases), panel * stride);
        var row = 0;
        for (; TLanes.HasManyRegisters && row + ManyRows <= rows; row += ManyRows)
        {
            ref var target = ref MemoryMarshal.GetReference(sums.Slice(row * stride, ManyRows * stride));
            Six(ref values, ref biases, weights.Pairs, fedBack, ref input, inputs.Slice(row, ManyRows), ref state, states.Slice(row, ManyRows), ref target);
        }
        for (; row < rows; row += Rows)
        {
            ref var target = ref MemoryMarshal.GetReference(sums.Slice(row * stride, Rows * stride));
            Two(ref values, ref biases, weights.Pairs, fedBack, ref input, inputs.Slice(row, Rows), ref state, states.Slice(row, Rows), ref target);
        }
    }

    // 24 sums, four weights, one input and two products: 31 of 32 registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Six(
        ref short values, ref int biases, nint pairs, nint morePairs, ref short input, ReadOnlySpan<int> inputs, ref short state, ReadOnlySpan<int> states, ref int sums)
    {
        nint lanes = TLanes.Count;
        nint stride = PackedWeights.Vectors * lanes;
        var a0 = TLanes.Load(ref biases);
        var a1 = TLanes.Load(ref Unsafe.Add(ref biases, 1 * lanes));
        var a2 = TLanes.Load(ref Unsafe.Add(ref biases, 2 * lanes));
        var a3 = TLanes.Load(ref Unsafe.Add(ref biases, 3 * lanes));
        var (b0, b1, b2, b3) = (a0, a1, a2, a3);
        var (c0, c1, c2, c3) = (a0, a1, a2, a3);
        var (d0, d1, d2, d3) = (a0, a1, a2, a3);
        var (e0, e1, e2, e3) = (a0, a1, a2, a3);
        var (f0, f1, f2, f3) = (a0, a1, a2, a3);
        ref var a = ref Unsafe.Add(ref input, inputs[0]);
        ref var b = ref Unsafe.Add(ref input, inputs[1]);
        ref var c = ref Unsafe.Add(ref input, inputs[2]);
        ref var d = ref Unsafe.Add(ref input, inputs[3]);
        ref var e = ref Unsafe.Add(ref input, inputs[4]);
        ref var f = ref Unsafe.Add(ref input, inputs[5]);
        while (true)
        {
            for (nint pair = 0; pair < 2 * pairs; pair += 2)
            {
                var (w0, w1, w2, w3) = (TLanes.LoadPairs(ref values), TLanes.LoadPairs(ref Unsafe.Add(ref values, 2 * lanes)), TLanes.LoadPairs(ref Unsafe.Add(ref values, 4 * lanes)), TLanes.LoadPairs(ref Unsafe.Add(ref values, 6 * lanes)));
                var x = TLanes.SpreadPair(ref Unsafe.Add(ref a, pair));
                var (p, q) = (TLanes.Products(w0, x), TLanes.Products(w1, x));
                (a0, a1) = (TLanes.Add(a0, p), TLanes.Add(a1, q));
                (p, q) = (TLanes.Products(w2, x), TLanes.Products(w3, x));
                (a2, a3) = (TLanes.Add(a2, p), TLanes.Add(a3, q));
                x = TLanes.SpreadPair(ref Unsafe.Add(ref b, pair));
                (p, q) = (TLanes.Products(w0, x), TLanes.Products(w1, x));
                (b0, b1) = (TLanes.Add(b0, p), TLanes.Add(b1, q));
                (p, q) = (TLanes.Products(w2, x), TLanes.Products(w3, x));
                (b2, b3) = (TLanes.Add(b2, p), TLanes.Add(b3, q));
                x = TLanes.SpreadPair(ref Unsafe.Add(ref c, pair));
                (p, q) = (TLanes.Products(w0, x), TLanes.Products(w1, x));
                (c0, c1) = (TLanes.Add(c0, p), TLanes.Add(c1, q));
                (p, q) = (TLanes.Products(w2, x), TLanes.Products(w3, x));
                (c2, c3) = (TLanes.Add(c2, p), TLanes.Add(c3, q));
                x = TLanes.SpreadPair(ref Unsafe.Add(ref d, pair));
                (p, q) = (TLanes.Products(w0, x), TLanes.Products(w1, x));
                (d0, d1) = (TLanes.Add(d0, p), TLanes.Add(d1, q));
                (p, q) = (TLanes.Products(w2, x), TLanes.Products(w3, x));
                (d2, d3) = (TLanes.Add(d2, p), TLanes.Add(d3, q));
                x = TLanes.SpreadPair(ref Unsafe.Add(ref e, pair));
                (p, q) = (TLanes.Products(w0, x), TLanes.Products(w1, x));
                (e0, e1) = (TLanes.Add(e0, p), TLanes.Add(e1, q));
                (p, q) = (TLanes.Products(w2, x), TLanes.Products(w3, x));
                (e2, e3) = (TLanes.Add(e2, p), TLanes.Add(e3, q));
                x = TLanes.SpreadPair(ref Unsafe.Add(ref f, pair));
                (p, q) = (TLanes.Products(w0, x), TLanes.Products(w1, x));
                (f0, f1) = (TLanes.Add(f0, p), TLanes.Add(f1, q));
                (p, q) = (TLanes.Products(w2, x), TLanes.Products(w3, x));
                (f2, f3) = (TLanes.Add(f2, p), TLanes.Add(f3, q));
                values = ref Unsafe.Add(ref values, 2 * stride);
            }
            if (morePairs == 0)
                break;
            a = ref Unsafe.Add(ref state, states[0]);
            b = ref Unsafe.Add(ref state, states[1]);
            c = ref Unsafe.Add(ref state, states[2]);
            d = ref Unsafe.Add(ref state, states[3]);
            e = ref Unsafe.Add(ref state, states[4]);
            f = ref Unsafe.Add(ref state, states[5]);
            (pairs, morePairs) = (morePairs, 0);
        }
        Store(a0, a1, a2, a3, ref sums);
        Store(b0, b1, b2, b3, ref Unsafe.Add(ref sums, 1 * stride));
        Store(c0, c1, c2, c3, ref Unsafe.Add(ref sums, 2 * stride));
        Store(d0, d1, d2, d3, ref Unsafe.Add(ref sums, 3 * stride));
        Store(e0, e1, e2, e3, ref Unsafe.Add(ref sums, 4 * stride));
        Store(f0, f1, f2, f3, ref Unsafe.Add(ref sums, 5 * stride));
    }

    // Eight sums and what multiplies them stay in the 16 registers of AVX2; with three rows the compiler lets one sum go through memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Two(
        ref short values, ref int biases, nint pairs, nint morePairs, ref short input, ReadOnlySpan<int> inputs, ref short state, ReadOnlySpan<int> states, ref int sums)
    {
        nint lanes = TLanes.Count;
        nint stride = PackedWeights.Vectors * lanes;
        var a0 = TLanes.Load(ref biases);
        var a1 = TLanes.Load(ref Unsafe.Add(ref biases, 1 * lanes));
        var a2 = TLanes.Load(ref Unsafe.Add(ref biases, 2 * lanes));
        var a3 = TLanes.Load(ref Unsafe.Add(ref biases, 3 * lanes));
        var (b0, b1, b2, b3) = (a0, a1, a2, a3);
        ref var a = ref Unsafe.Add(ref input, inputs[0]);
        ref var b = ref Unsafe.Add(ref input, inputs[1]);
        while (true)
        {
            for (nint pair = 0; pair < 2 * pairs; pair += 2)
            {
                var (w0, w1, w2, w3) = (TLanes.LoadPairs(ref values), TLanes.LoadPairs(ref Unsafe.Add(ref values, 2 * lanes)), TLanes.LoadPairs(ref Unsafe.Add(ref values, 4 * lanes)), TLanes.LoadPairs(ref Unsafe.Add(ref values, 6 * lanes)));
                var x = TLanes.SpreadPair(ref Unsafe.Add(ref a, pair));
                var (p, q) = (TLanes.Products(w0, x), TLanes.Products(w1, x));
                (a0, a1) = (TLanes.Add(a0, p), TLanes.Add(a1, q));
                (p, q) = (TLanes.Products(w2, x), TLanes.Products(w3, x));
                (a2, a3) = (TLanes.Add(a2, p), TLanes.Add(a3, q));
                x = TLanes.SpreadPair(ref Unsafe.Add(ref b, pair));
                (p, q) = (TLanes.Products(w0, x), TLanes.Products(w1, x));
                (b0, b1) = (TLanes.Add(b0, p), TLanes.Add(b1, q));
                (p, q) = (TLanes.Products(w2, x), TLanes.Products(w3, x));
                (b2, b3) = (TLanes.Add(b2, p), TLanes.Add(b3, q));
                values = ref Unsafe.Add(ref values, 2 * stride);
            }
            if (morePairs == 0)
                break;
            a = ref Unsafe.Add(ref state, states[0]);
            b = ref Unsafe.Add(ref state, states[1]);
            (pairs, morePairs) = (morePairs, 0);
        }
        Store(a0, a1, a2, a3, ref sums);
        Store(b0, b1, b2, b3, ref Unsafe.Add(ref sums, 1 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TInt first, TInt second, TInt third, TInt fourth, ref int sums)
    {
        TLanes.Store(first, ref sums);
        TLanes.Store(second, ref Unsafe.Add(ref sums, TLanes.Count));
        TLanes.Store(third, ref Unsafe.Add(ref sums, 2 * TLanes.Count));
        TLanes.Store(fourth, ref Unsafe.Add(ref sums, 3 * TLanes.Count));
    }
}
