using Ingest.Recognize.Managed;

namespace Ingest.Tests.Recognize.Managed;

/// <summary>A network computed the long way, number by number, as the rules of the file format say: what every kernel is compared with.</summary>
internal static class PlainNetwork
{
    /// <returns>Sums of the last layer, steps by outputs.</returns>
    public static float[][] Logits(LineNetwork network, long seed, ReadOnlySpan<short> picture, int width)
    {
        var fields = Fields(network, seed, picture, width);
        var features = fields.Select(column => Run(network.Columns, column)[^1]).ToArray();
        foreach (var row in network.Rows)
        {
            var turned = row.Reversed ? features.Reverse().ToArray() : features;
            var read = Run(row.Layer, turned);
            features = row.Reversed ? [.. read.Reverse()] : read;
        }
        return [.. features.Select(f => Sums(network.Output.Weights, f))];
    }

    private static int[][][] Fields(LineNetwork network, long seed, ReadOnlySpan<short> picture, int width)
    {
        var noise = new NoiseSource(seed);
        var all = new int[network.Height, width][];
        for (var y = 0; y < network.Height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var window = new List<int>();
                for (var column = x - 1; column <= x + 1; column++)
                {
                    for (var row = y - 1; row <= y + 1; row++)
                        window.Add(column < 0 || column >= width || row < 0 || row >= network.Height ? noise.Next() : picture[row * width + column]);
                }
                all[y, x] = [.. Sums(network.Convolution.Weights, [.. window]).Select(s => Rounded(Tanh(s)))];
            }
        }
        return [.. Enumerable.Range(0, width / network.FieldWidth).Select(column => Enumerable.Range(0, network.Height / network.FieldHeight).Select(row =>
            Enumerable.Range(0, network.Convolution.Outputs).Select(channel => (from y in Enumerable.Range(row * network.FieldHeight, network.FieldHeight)
                                                                                from x in Enumerable.Range(column * network.FieldWidth, network.FieldWidth)
                                                                                select all[y, x][channel]).Max()).ToArray()).ToArray())];
    }

    private static int[][] Run(LstmLayer layer, int[][] inputs)
    {
        var (state, output) = (new float[layer.Outputs], new int[layer.Outputs]);
        var outputs = new List<int[]>();
        foreach (var input in inputs)
        {
            int[] both = [.. input, .. output];
            var gates = layer.Gates.Select(g => Sums(g, both)).ToArray();
            output = new int[layer.Outputs];
            for (var i = 0; i < layer.Outputs; i++)
            {
                var kept = state[i] * Logistic(gates[2][i]);
                var added = Tanh(gates[0][i]) * Logistic(gates[1][i]);
                state[i] = Math.Clamp(kept + added, -100, 100);
                output[i] = Rounded(Tanh(state[i]) * Logistic(gates[3][i]));
            }
            outputs.Add(output);
        }
        return [.. outputs];
    }

    private static float[] Sums(WeightMatrix weights, int[] inputs)
    {
        var sums = new float[weights.Rows];
        for (var row = 0; row < weights.Rows; row++)
        {
            var total = weights[row, weights.Columns - 1] * 127;
            for (var column = 0; column < inputs.Length; column++)
                total += weights[row, column] * inputs[column];
            sums[row] = total * weights.Scales[row];
        }
        return sums;
    }

    private static float Tanh(float x) => x < 0 ? -Table(-x, t => (float)Math.Tanh(t)) : Table(x, t => (float)Math.Tanh(t));

    private static float Logistic(float x) => x < 0 ? 1 - Logistic(-x) : Table(x, t => (float)(1 / (1 + Math.Exp(-t))));

    private static float Table(float x, Func<double, float> function)
    {
        x *= 256;
        var index = (int)Math.Min(x, 5000);
        if (index >= 4095)
            return 1;
        var (low, high) = (function(index / 256.0), function((index + 1) / 256.0));
        return low + (high - low) * (x - index);
    }

    private static int Rounded(float value) => value >= 0 ? (int)(value * 127 + 0.5f) : -(int)(-value * 127 + 0.5f);
}
