namespace Ingest.Recognize.Managed;

/// <summary>Reads the network of a model: a tree of layers, each with a common head (network.cpp).</summary>
internal static class NetworkParser
{
    private const int MostFeatures = ushort.MaxValue;
    private const int MostLayers = 100;
    private const int DeepestNesting = 10;
    private const int LongestName = 256;
    private const int LayerLearningRates = 64;
    private const int Gates = 4;

    /// <exception cref="BrokenModelException">Damaged.</exception>
    /// <exception cref="UnsupportedModelException">A layer or kind of weights that is not known.</exception>
    public static NetworkLayer Read(ref ModelReader reader, string model) => Read(ref reader, model, DeepestNesting);

    private static NetworkLayer Read(ref ModelReader reader, string model, int depth)
    {
        if (depth == 0)
            throw new UnsupportedModelException(model, "its layers are nested too deeply");
        var number = reader.Byte();
        var type = number == 0 ? reader.Text(LongestName) : throw new UnsupportedModelException(model, $"its layers are numbered ({number}), not named");
        _ = reader.Byte();
        _ = reader.Byte();
        var flags = reader.Int32();
        var inputs = reader.Count("the number of inputs", 0, MostFeatures);
        var outputs = reader.Count("the number of outputs", 0, MostFeatures);
        _ = reader.Int32();
        _ = reader.Text(LongestName);
        return type switch
        {
            "Input" => Input(ref reader),
            "Series" => Series(ref reader, model, flags, depth),
            "Convolve" => new ConvolveLayer(inputs, Half(ref reader), Half(ref reader)),
            "Maxpool" => new MaxpoolLayer(inputs, Scale(ref reader), Scale(ref reader)),
            "RTLReversed" => Turned(ref reader, model, flags, depth, Direction.Reversed),
            "XYTranspose" => Turned(ref reader, model, flags, depth, Direction.Transposed),
            "LSTM" => Lstm(ref reader, model, inputs, outputs, summary: false),
            "SummLSTM" => Lstm(ref reader, model, inputs, outputs, summary: true),
            "Tanh" => Dense(ref reader, model, inputs, outputs, Squash.Tanh),
            "Softmax" => Dense(ref reader, model, inputs, outputs, Squash.Softmax),
            _ => throw new UnsupportedModelException(model, "it has a layer of an unknown kind"),
        };
    }

    private static int Half(ref ModelReader reader) => reader.Count("half the width of a window", 0, 10);

    private static int Scale(ref ModelReader reader) => reader.Count("a reduction", 1, 10);

    private static InputLayer Input(ref ModelReader reader)
    {
        _ = reader.Int32();
        var height = reader.Count("the height of the input", 0, 1000);
        _ = reader.Int32();
        var depth = reader.Count("the depth of the input", 1, 1000);
        _ = reader.Int32();
        return new InputLayer(height, depth);
    }

    private static SeriesLayer Series(ref ModelReader reader, string model, int flags, int depth)
    {
        var count = reader.Count("the number of layers", 1, MostLayers);
        var layers = new List<NetworkLayer>(count);
        for (var i = 0; i < count; i++)
            layers.Add(Read(ref reader, model, depth - 1));
        if ((flags & LayerLearningRates) != 0)
        {
            var rates = reader.Count("the number of learning rates", 0, MostLayers);
            for (var i = 0; i < rates; i++)
                _ = reader.Single();
        }
        return new SeriesLayer(layers);
    }

    private static TurnedLayer Turned(ref ModelReader reader, string model, int flags, int depth, Direction direction) =>
        Series(ref reader, model, flags, depth).Layers is [var inner]
            ? new TurnedLayer(direction, inner)
            : throw new UnsupportedModelException(model, "a turned layer holds several");

    private static LstmLayer Lstm(ref ModelReader reader, string model, int inputs, int outputs, bool summary)
    {
        var width = reader.Count("the number of inputs of a cell", 1, MostFeatures);
        if (width != inputs + outputs)
            throw new UnsupportedModelException(model, "it has two-dimensional cells");
        var gates = new WeightMatrix[Gates];
        for (var i = 0; i < Gates; i++)
        {
            gates[i] = WeightMatrix.Read(ref reader, model);
            if (gates[i].Rows != outputs || gates[i].Columns != width + 1)
                throw reader.Broken("the weights of a gate have another size than its layer");
        }
        return new LstmLayer(inputs, outputs, summary, gates);
    }

    private static DenseLayer Dense(ref ModelReader reader, string model, int inputs, int outputs, Squash squash)
    {
        var weights = WeightMatrix.Read(ref reader, model);
        if (weights.Rows != outputs || weights.Columns != inputs + 1)
            throw reader.Broken("the weights have another size than their layer");
        return new DenseLayer(inputs, outputs, squash, weights);
    }
}
