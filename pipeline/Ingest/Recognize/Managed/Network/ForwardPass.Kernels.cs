using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ingest.Recognize.Managed;

/// <inheritdoc cref="ForwardPass"/>
internal sealed class ForwardPass<TLanes, TInt, TFloat> : ForwardPass
    where TLanes : struct, ILanes<TInt, TFloat>
    where TInt : struct
    where TFloat : struct
{
    /// <summary>Feature rows are padded to whole vectors of the widest tier.</summary>
    private const int Alignment = 16;
    /// <summary>Columns or lines taken through one panel of weights at once: their sums, with the panel, stay in the first-level cache.</summary>
    private const int RowsAtOnce = 48;
    private const int StepsBetweenChecks = 32;

    private readonly long seed;
    private readonly ConvolutionKernel<TLanes, TInt, TFloat> convolution;
    private readonly int channels;
    private readonly PackedWeights columns;
    private readonly PackedWeights[] rows;
    private readonly PackedWeights output;

    public ForwardPass(LineNetwork network, long seed)
    {
        Network = network;
        this.seed = seed;
        channels = Padded(network.Convolution.Outputs);
        convolution = new ConvolutionKernel<TLanes, TInt, TFloat>(network.Convolution, channels);
        columns = PackedWeights.Of(network.Columns, TLanes.Count);
        rows = [.. network.Rows.Select(r => PackedWeights.Of(r.Layer, TLanes.Count))];
        output = PackedWeights.Of(network.Output, TLanes.Count);
    }

    public override LineNetwork Network { get; }

    public override void Run(LineBatch batch, Workspace work, CancellationToken cancel)
    {
        Place(batch, work);
        var features = Padded(Network.Columns.Outputs);
        Room.Ensure(ref work.Below, work.TotalSteps * features);
        for (var line = 0; line < batch.Count; line++)
        {
            cancel.ThrowIfCancellationRequested();
            ReadColumns(batch, line, work, features);
        }
        for (var layer = 0; layer < rows.Length; layer++)
        {
            var outputs = Padded(Network.Rows[layer].Layer.Outputs);
            Room.Ensure(ref work.Above, work.TotalSteps * outputs);
            ReadRows(batch.Count, rows[layer], Network.Rows[layer].Reversed, features, outputs, work, cancel);
            (work.Below, work.Above) = (work.Above, work.Below);
            features = outputs;
        }
    }

    public override void Logits(int line, Workspace work, Span<float> logits)
    {
        var features = Padded(Network.Output.Inputs);
        var (start, steps) = (work.Starts[line], work.Steps[line]);
        work.EnsureRows(RowsAtOnce);
        Room.Ensure(ref work.Sums, RowsAtOnce * PackedWeights.Vectors * TLanes.Count);
        for (var first = 0; first < steps; first += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, steps - first);
            for (var i = 0; i < Grouped(count); i++)
                work.InputOffsets[i] = (start + first + Math.Min(i, count - 1)) * features;
            for (var panel = 0; panel < output.Panels; panel++)
            {
                PanelKernel<TLanes, TInt, TFloat>.Multiply(output, panel, ref work.Below[0], work.InputOffsets, ref work.Below[0], work.InputOffsets, fresh: true, count, work.Sums);
                var from = panel * PackedWeights.Vectors * TLanes.Count;
                var width = Math.Min(PackedWeights.Vectors * TLanes.Count, Outputs - from);
                for (var i = 0; i < count; i++)
                    Scale(work.Sums.AsSpan(i * PackedWeights.Vectors * TLanes.Count, width), output.Scales.AsSpan(from, width), logits.Slice((first + i) * Outputs + from, width));
            }
        }
    }

    private void Place(LineBatch batch, Workspace work)
    {
        Room.Ensure(ref work.Starts, batch.Count);
        Room.Ensure(ref work.Steps, batch.Count);
        work.TotalSteps = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            work.Starts[i] = work.TotalSteps;
            work.Steps[i] = Steps(batch[i].Width);
            work.TotalSteps += work.Steps[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void ReadColumns(LineBatch batch, int line, Workspace work, int features)
    {
        var width = batch[line].Width;
        var (steps, fields) = (work.Steps[line], Network.Height / Network.FieldHeight);
        Room.Ensure(ref work.Windows, Windows.RoomFor(width));
        Room.Ensure(ref work.Largest, steps * channels);
        Room.Ensure(ref work.Fields, steps * fields * channels);
        var noise = work.Noise.Numbers(seed, Windows.NoiseFor(width, Network.Height));
        convolution.Run(batch.Pixels(line, Network.Height), width, Network.Height, Network.FieldWidth, Network.FieldHeight, noise, work.Windows, work.Largest, work.Fields, work.Squash);

        Room.Ensure(ref work.Columns, 2 * RowsAtOnce * features);
        Room.Ensure(ref work.Memory, RowsAtOnce * features);
        work.EnsureRows(RowsAtOnce);
        for (var first = 0; first < steps; first += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, steps - first);
            work.Memory.AsSpan(0, count * features).Clear();
            for (var i = 0; i < Grouped(count); i++)
            {
                var row = Math.Min(i, count - 1);
                work.InputOffsets[i] = ((first + row) * fields - 1) * channels;
                (work.StateOffsets[i], work.OutputOffsets[i]) = (row * features, (RowsAtOnce + row) * features);
            }
            for (var field = 0; field < fields; field++)
            {
                var last = field == fields - 1;
                for (var i = 0; i < Grouped(count); i++)
                    work.InputOffsets[i] += channels;
                for (var i = 0; last && i < Grouped(count); i++)
                    work.OutputOffsets[i] = (work.Starts[line] + first + Math.Min(i, count - 1)) * features;
                Step(columns, ref work.Fields[0], ref work.Columns[0], ref last ? ref work.Below[0] : ref work.Columns[0], field == 0, count, features, work);
                // What was put out is what the next step remembers.
                (work.StateOffsets, work.OutputOffsets) = (work.OutputOffsets, work.StateOffsets);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ReadRows(int lines, PackedWeights weights, bool reversed, int inputs, int outputs, Workspace work, CancellationToken cancel)
    {
        Room.Ensure(ref work.Memory, lines * outputs);
        work.Memory.AsSpan(0, lines * outputs).Clear();
        work.EnsureRows(Grouped(lines));
        var active = lines;
        for (var step = 0; step < work.Steps[0]; step++)
        {
            if (step % StepsBetweenChecks == 0)
                cancel.ThrowIfCancellationRequested();
            while (work.Steps[active - 1] <= step)
                active--;
            for (var i = 0; i < Grouped(active); i++)
            {
                var row = Math.Min(i, active - 1);
                var place = work.Starts[row] + (reversed ? work.Steps[row] - 1 - step : step);
                work.InputOffsets[i] = place * inputs;
                work.StateOffsets[i] = (reversed ? place + 1 : place - 1) * outputs;
                work.OutputOffsets[i] = place * outputs;
            }
            Step(weights, ref work.Below[0], ref work.Above[0], ref work.Above[0], step == 0, active, outputs, work);
        }
    }

    /// <summary>One step of many rows of cells, a few rows at a time through each panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Step(PackedWeights weights, ref short input, ref short state, ref short output, bool fresh, int rows, int memoryStride, Workspace work)
    {
        Room.Ensure(ref work.Sums, RowsAtOnce * PackedWeights.Vectors * TLanes.Count);
        for (var panel = 0; panel < weights.Panels; panel++)
        {
            for (var first = 0; first < rows; first += RowsAtOnce)
            {
                var count = Math.Min(RowsAtOnce, rows - first);
                PanelKernel<TLanes, TInt, TFloat>.Multiply(
                    weights, panel, ref input, work.InputOffsets.AsSpan(first), ref state, work.StateOffsets.AsSpan(first), fresh, count, work.Sums);
                CellKernel<TLanes, TInt, TFloat>.Step(
                    weights, panel, work.Sums, work.Memory.AsSpan(first * memoryStride), memoryStride, ref output, work.OutputOffsets.AsSpan(first), count, work.Squash);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Scale(ReadOnlySpan<int> sums, ReadOnlySpan<float> scales, Span<float> results)
    {
        var i = 0;
        for (; i <= results.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            (Vector256.ConvertToSingle(Vector256.Create(sums[i..])) * Vector256.Create(scales[i..])).CopyTo(results[i..]);
        for (; i < results.Length; i++)
            results[i] = sums[i] * scales[i];
    }

    private static int Padded(int features) => (features + Alignment - 1) / Alignment * Alignment;

    private static int Grouped(int rows) => (rows + PanelKernel<TLanes, TInt, TFloat>.Rows - 1) / PanelKernel<TLanes, TInt, TFloat>.Rows * PanelKernel<TLanes, TInt, TFloat>.Rows;
}
