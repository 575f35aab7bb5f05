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
    /// <param name="windows">Room for one row of windows.</param>
    /// <param name="largest">Room for the sums of one row of fields.</param>
    public void Run(ReadOnlySpan<short> picture, int width, int height, int fieldWidth, int fieldHeight, long seed, Span<short> windows, Span<int> largest, Span<short> features)
    {
        var noise = new NoiseSource(seed);
        var (columns, rows) = (width / fieldWidth, height / fieldHeight);
        for (var y = 0; y < height; y++)
        {
            Windows.FillRow(picture, width, height, y, ref noise, windows);
            if (y / fieldHeight >= rows)
                continue;
            for (var channel = 0; channel < channels; channel += TLanes.Count)
                MaxRow(windows[..(columns * fieldWidth * Windows.Size)], columns, fieldWidth, channel, largest[..(columns * channels)], y % fieldHeight == 0);
            if (y % fieldHeight == fieldHeight - 1)
                Squash(largest[..(columns * channels)], columns, rows, y / fieldHeight, features[..(columns * rows * channels)]);
        }
    }

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
                var sum = TLanes.AddProducts(bias, w0, TLanes.SpreadPair(ref window));
                sum = TLanes.AddProducts(sum, w1, TLanes.SpreadPair(ref Unsafe.Add(ref window, 2)));
                sum = TLanes.AddProducts(sum, w2, TLanes.SpreadPair(ref Unsafe.Add(ref window, 4)));
                sum = TLanes.AddProducts(sum, w3, TLanes.SpreadPair(ref Unsafe.Add(ref window, 6)));
                sum = TLanes.AddProducts(sum, w4, TLanes.SpreadPair(ref Unsafe.Add(ref window, 8)));
                most = first && x == 0 ? sum : TLanes.Max(most, sum);
                window = ref Unsafe.Add(ref window, Windows.Size);
            }
            TLanes.Store(most, ref target);
            target = ref Unsafe.Add(ref target, channels);
        }
    }

    private void Squash(ReadOnlySpan<int> largest, int columns, int rows, int row, Span<short> features)
    {
        ref var sums = ref Unsafe.AsRef(in MemoryMarshal.GetReference(largest));
        ref var scale = ref MemoryMarshal.GetArrayDataReference(scales);
        ref var target = ref MemoryMarshal.GetReference(features);
        for (var column = 0; column < columns; column++)
        {
            for (var channel = 0; channel < channels; channel += TLanes.Count)
            {
                var value = TLanes.Multiply(TLanes.ToFloat(TLanes.Load(ref Unsafe.Add(ref sums, column * channels + channel))), TLanes.Load(ref Unsafe.Add(ref scale, channel)));
                TLanes.StoreRounded(TLanes.Tanh(value), ref Unsafe.Add(ref target, (column * rows + row) * channels + channel));
            }
        }
    }
}
