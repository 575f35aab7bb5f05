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
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Step(
        PackedWeights weights, int panel, ReadOnlySpan<int> sums, Span<float> memory, int memoryStride, ref short output, ReadOnlySpan<int> outputs, int rows, SquashRoom room)
    {
        var stride = PackedWeights.Vectors * TLanes.Count;
        var (place, together) = (panel * TLanes.Count, SquashRoom.Group / TLanes.Count);
        ref var scales = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights.Scales), panel * stride);
        for (var first = 0; first < rows; first += together)
        {
            var count = Math.Min(together, rows - first);
            ref var state = ref MemoryMarshal.GetReference(memory.Slice(first * memoryStride + place, (count - 1) * memoryStride + TLanes.Count));
            FindGates(ref MemoryMarshal.GetReference(sums.Slice(first * stride, count * stride)), ref scales, count, room);
            Remember(ref state, memoryStride, count, room);
            Put(ref Unsafe.Add(ref output, place), outputs.Slice(first, count), room);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FindGates(ref int sums, ref float scales, int rows, SquashRoom room)
    {
        nint lanes = TLanes.Count;
        ref var places = ref MemoryMarshal.GetArrayDataReference(room.Places);
        ref var fractions = ref MemoryMarshal.GetArrayDataReference(room.Fractions);
        for (nint gate = 0; gate < PackedWeights.Vectors; gate++)
        {
            var scale = TLanes.Load(ref Unsafe.Add(ref scales, gate * lanes));
            for (nint row = 0; row < rows; row++)
            {
                var sum = TLanes.ToFloat(TLanes.Load(ref Unsafe.Add(ref sums, (row * PackedWeights.Vectors + gate) * lanes)));
                TLanes.Store(TLanes.Place(TLanes.Multiply(sum, scale), out var fraction), ref Unsafe.Add(ref places, gate * SquashRoom.Group + row * lanes));
                TLanes.Store(fraction, ref Unsafe.Add(ref fractions, gate * SquashRoom.Group + row * lanes));
            }
        }
    }

    /// <summary>Forgets, takes in, and finds the places of the new states, which take those of the first gate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Remember(ref float state, nint stateStride, int rows, SquashRoom room)
    {
        nint lanes = TLanes.Count;
        ref var places = ref MemoryMarshal.GetArrayDataReference(room.Places);
        ref var fractions = ref MemoryMarshal.GetArrayDataReference(room.Fractions);
        ref var tanh = ref MemoryMarshal.GetArrayDataReference(SquashTables.Tanh);
        ref var logistic = ref MemoryMarshal.GetArrayDataReference(SquashTables.Logistic);
        for (nint i = 0; i < rows * lanes; i += lanes)
        {
            var cell = TLanes.Tanh(ref tanh, ref Unsafe.Add(ref places, i), TLanes.Load(ref Unsafe.Add(ref fractions, i)));
            var input = TLanes.Logistic(ref logistic, ref Unsafe.Add(ref places, i + SquashRoom.Group), TLanes.Load(ref Unsafe.Add(ref fractions, i + SquashRoom.Group)));
            var forget = TLanes.Logistic(ref logistic, ref Unsafe.Add(ref places, i + 2 * SquashRoom.Group), TLanes.Load(ref Unsafe.Add(ref fractions, i + 2 * SquashRoom.Group)));
            var next = TLanes.Clip(TLanes.Add(TLanes.Multiply(forget, TLanes.Load(ref state)), TLanes.Multiply(cell, input)), StateLimit);
            TLanes.Store(next, ref state);
            TLanes.Store(TLanes.Place(next, out var fraction), ref Unsafe.Add(ref places, i));
            TLanes.Store(fraction, ref Unsafe.Add(ref fractions, i));
            state = ref Unsafe.Add(ref state, stateStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Put(ref short output, ReadOnlySpan<int> outputs, SquashRoom room)
    {
        nint lanes = TLanes.Count;
        nint last = (PackedWeights.Vectors - 1) * SquashRoom.Group;
        ref var places = ref MemoryMarshal.GetArrayDataReference(room.Places);
        ref var fractions = ref MemoryMarshal.GetArrayDataReference(room.Fractions);
        ref var tanh = ref MemoryMarshal.GetArrayDataReference(SquashTables.Tanh);
        ref var logistic = ref MemoryMarshal.GetArrayDataReference(SquashTables.Logistic);
        for (var row = 0; row < outputs.Length; row++)
        {
            var i = row * lanes;
            var gate = TLanes.Logistic(ref logistic, ref Unsafe.Add(ref places, i + last), TLanes.Load(ref Unsafe.Add(ref fractions, i + last)));
            var value = TLanes.Tanh(ref tanh, ref Unsafe.Add(ref places, i), TLanes.Load(ref Unsafe.Add(ref fractions, i)));
            TLanes.StoreRounded(TLanes.Multiply(value, gate), ref Unsafe.Add(ref output, outputs[row]));
        }
    }
}
