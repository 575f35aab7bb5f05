using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ingest.Recognize.Managed;

/// <summary>
/// The first layers of a network: a window of 3 by 3 pixels, tanh, and the largest of each field of pixels.
/// The largest is taken of the integer sums: scales are positive and tanh grows, so the order of the two does not matter.
/// </summary>
internal sealed class ConvolutionKernel<TLanes, TInt, TFloat>
    where TLanes : struct, ILanes<TInt, TFloat>
    where TInt : struct
    where TFloat : struct
{
    private const int Pairs = Windows.Pairs;

    private readonly int channels;
    private readonly short[] weights;
    private readonly int[] biases;
    private readonly float[] scales;

    /// <param name="channels">Outputs of the layer, padded to whole vectors.</param>
    public ConvolutionKernel(DenseLayer layer, int channels)
    {
        this.channels = channels;
        weights = new short[Pairs * channels * 2];
        biases = new int[channels];
        scales = new float[channels];
        for (var output = 0; output < layer.Outputs; output++)
        {
            for (var input = 0; input < layer.Inputs; input++)
                weights[(input / 2 * channels + output) * 2 + input % 2] = layer.Weights[output, input];
            biases[output] = layer.Weights[output, layer.Inputs] * sbyte.MaxValue;
            scales[output] = layer.Weights.Scales[output];
        }
    }

    /// <summary>Writes the features of a picture: column after column, in each row after row, in each <c>channels</c> numbers.</summary>
    /// <param name="noise">At least <see cref="Windows.NoiseFor"/> the picture.</param>
    /// <param name="windows">Room for one row of windows.</param>
    /// <param name="largest">Room for the sums of one row of fields.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(ReadOnlySpan<short> picture, int width, int height, int fieldWidth, int fieldHeight, ReadOnlySpan<short> noise, Span<short> windows, Span<int> largest, Span<short> features, SquashRoom room)
    {
        var used = 0;
        var (columns, rows) = (width / fieldWidth, height / fieldHeight);
        for (var y = 0; y < height; y++)
        {
            Windows.FillRow(picture, width, height, y, noise, ref used, windows);
            if (y / fieldHeight >= rows)
                continue;
            for (var channel = 0; channel < channels; channel += TLanes.Count)
                MaxRow(windows[..(columns * fieldWidth * Windows.Size)], columns, fieldWidth, channel, largest[..(columns * channels)], y % fieldHeight == 0);
            if (y % fieldHeight == fieldHeight - 1)
                Squash(largest[..(columns * channels)], columns, rows, y / fieldHeight, features[..(columns * rows * channels)], room);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void MaxRow(ReadOnlySpan<short> windows, int columns, int fieldWidth, int channel, Span<int> largest, bool first)
    {
        nint stride = 2 * channels;
        ref var w = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), 2 * channel);
        var (w0, w1, w2, w3, w4) = (TLanes.LoadPairs(ref w), TLanes.LoadPairs(ref Unsafe.Add(ref w, stride)), TLanes.LoadPairs(ref Unsafe.Add(ref w, 2 * stride)), TLanes.LoadPairs(ref Unsafe.Add(ref w, 3 * stride)), TLanes.LoadPairs(ref Unsafe.Add(ref w, 4 * stride)));
        var bias = TLanes.Load(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(biases), channel));
        ref var window = ref Unsafe.AsRef(in MemoryMarshal.GetReference(windows));
        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(largest), channel);
        for (var column = 0; column < columns; column++)
        {
            var most = first ? default : TLanes.Load(ref target);
            for (var x = 0; x < fieldWidth; x++)
            {
                var (p0, p1) = (TLanes.Products(w0, TLanes.SpreadPair(ref window)), TLanes.Products(w1, TLanes.SpreadPair(ref Unsafe.Add(ref window, 2))));
                var (p2, p3) = (TLanes.Products(w2, TLanes.SpreadPair(ref Unsafe.Add(ref window, 4))), TLanes.Products(w3, TLanes.SpreadPair(ref Unsafe.Add(ref window, 6))));
                var p4 = TLanes.Add(bias, TLanes.Products(w4, TLanes.SpreadPair(ref Unsafe.Add(ref window, 8))));
                var sum = TLanes.Add(TLanes.Add(TLanes.Add(p0, p1), TLanes.Add(p2, p3)), p4);
                most = first && x == 0 ? sum : TLanes.Max(most, sum);
                window = ref Unsafe.Add(ref window, Windows.Size);
            }
            TLanes.Store(most, ref target);
            target = ref Unsafe.Add(ref target, channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Squash(ReadOnlySpan<int> largest, int columns, int rows, int row, Span<short> features, SquashRoom room)
    {
        nint lanes = TLanes.Count;
        ref var sums = ref Unsafe.AsRef(in MemoryMarshal.GetReference(largest));
        ref var target = ref MemoryMarshal.GetReference(features);
        ref var places = ref MemoryMarshal.GetArrayDataReference(room.Places);
        ref var fractions = ref MemoryMarshal.GetArrayDataReference(room.Fractions);
        ref var tanh = ref MemoryMarshal.GetArrayDataReference(SquashTables.Tanh);
        for (var channel = 0; channel < channels; channel += TLanes.Count)
        {
            var scale = TLanes.Load(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scales), channel));
            for (var start = 0; start < columns; start += SquashRoom.Group / TLanes.Count)
            {
                var count = Math.Min(SquashRoom.Group / TLanes.Count, columns - start);
                for (nint i = 0; i < count; i++)
                {
                    var sum = TLanes.ToFloat(TLanes.Load(ref Unsafe.Add(ref sums, (start + i) * channels + channel)));
                    TLanes.Store(TLanes.Place(TLanes.Multiply(sum, scale), out var fraction), ref Unsafe.Add(ref places, i * lanes));
                    TLanes.Store(fraction, ref Unsafe.Add(ref fractions, i * lanes));
                }
                for (nint i = 0; i < count; i++)
                {
                    var value = TLanes.Tanh(ref tanh, ref Unsafe.Add(ref places, i * lanes), TLanes.Load(ref Unsafe.Add(ref fractions, i * lanes)));
                    TLanes.StoreRounded(value, ref Unsafe.Add(ref target, ((start + i) * rows + row) * channels + channel));
                }
            }
        }
    }
}
