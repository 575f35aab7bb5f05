namespace Ingest.Recognize.Managed;

/// <summary>One node of the network as the model describes it (network.h); <paramref name="Inputs"/> and <paramref name="Outputs"/> are features per position.</summary>
internal abstract record NetworkLayer(int Inputs, int Outputs);

/// <summary>The picture: height 0 or a fixed number of pixels, depth 1 for grey.</summary>
internal sealed record InputLayer(int Height, int Depth) : NetworkLayer(Depth, Depth);

internal sealed record SeriesLayer(IReadOnlyList<NetworkLayer> Layers) : NetworkLayer(Layers[0].Inputs, Layers[^1].Outputs);

/// <summary>Stacks the neighbours of each position into its features, column by column.</summary>
internal sealed record ConvolveLayer(int Inputs, int HalfX, int HalfY) : NetworkLayer(Inputs, Inputs * (2 * HalfX + 1) * (2 * HalfY + 1));

internal sealed record MaxpoolLayer(int Inputs, int ScaleX, int ScaleY) : NetworkLayer(Inputs, Inputs);

internal enum Direction
{
    /// <summary>Right to left.</summary>
    Reversed,
    /// <summary>Columns and rows change places.</summary>
    Transposed,
}

internal sealed record TurnedLayer(Direction Direction, NetworkLayer Inner) : NetworkLayer(Inner.Inputs, Inner.Outputs);

/// <summary>Weights of the cell input and of the input, forget and output gates, in this order; columns are inputs, then the layer's own last output, then the bias.</summary>
/// <param name="Summary">Only the output at the end of each row counts.</param>
internal sealed record LstmLayer(int Inputs, int Outputs, bool Summary, IReadOnlyList<WeightMatrix> Gates) : NetworkLayer(Inputs, Outputs);

internal enum Squash
{
    Tanh,
    Softmax,
}

internal sealed record DenseLayer(int Inputs, int Outputs, Squash Squash, WeightMatrix Weights) : NetworkLayer(Inputs, Outputs);
