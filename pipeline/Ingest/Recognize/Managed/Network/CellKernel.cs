using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ingest.Recognize.Managed;

/// <summary>The cells of an LSTM after the sums are known: gates, state and output, for one panel of cells and many rows.</summary>
internal static class CellKernel<TLanes, TInt, TFloat>
    where TLanes : struct, ILanes<TInt, TFloat>
    where TInt : struct
    where TFloat : struct
{
    private const float StateLimit = 100;

    /// <param name="memory">The states of the cells, float, changed in place; row after row with <paramref name="memoryStride"/>.</param>
    /// <param name="outputs">Offsets in <paramref name="output"/> where the outputs of each row start.</param>
    public static void Step(
        PackedWeights weights, int panel, ReadOnlySpan<int> sums, Span<float> memory, int memoryStride, ref short output, ReadOnlySpan<int> outputs, int rows)
    {
        nint lanes = TLanes.Count;
        nint stride = PackedWeights.Vectors * lanes;
        ref var scales = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights.Scales), panel * stride);
        var (cellScale, inputScale, forgetScale, outputScale) =
            (TLanes.Load(ref scales), TLanes.Load(ref Unsafe.Add(ref scales, lanes)), TLanes.Load(ref Unsafe.Add(ref scales, 2 * lanes)), TLanes.Load(ref Unsafe.Add(ref scales, 3 * lanes)));
        ref var sum = ref MemoryMarshal.GetReference(sums[..(rows * (int)stride)]);
        ref var state = ref Unsafe.Add(ref MemoryMarshal.GetReference(memory[..((rows - 1) * memoryStride + (panel + 1) * TLanes.Count)]), panel * lanes);
        for (var row = 0; row < rows; row++)
        {
            var cell = TLanes.Tanh(TLanes.Multiply(TLanes.ToFloat(TLanes.Load(ref sum)), cellScale));
            var input = TLanes.Logistic(TLanes.Multiply(TLanes.ToFloat(TLanes.Load(ref Unsafe.Add(ref sum, lanes))), inputScale));
            var forget = TLanes.Logistic(TLanes.Multiply(TLanes.ToFloat(TLanes.Load(ref Unsafe.Add(ref sum, 2 * lanes))), forgetScale));
            var kept = TLanes.Multiply(forget, TLanes.Load(ref state));
            var next = TLanes.Clip(TLanes.Add(kept, TLanes.Multiply(cell, input)), StateLimit);
            TLanes.Store(next, ref state);
            var gate = TLanes.Logistic(TLanes.Multiply(TLanes.ToFloat(TLanes.Load(ref Unsafe.Add(ref sum, 3 * lanes))), outputScale));
            TLanes.StoreRounded(TLanes.Multiply(TLanes.Tanh(next), gate), ref Unsafe.Add(ref output, outputs[row] + panel * lanes));
            sum = ref Unsafe.Add(ref sum, stride);
            state = ref Unsafe.Add(ref state, memoryStride);
        }
    }
}
