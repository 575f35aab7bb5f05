namespace Ingest.Recognize.Managed;

/// <summary>
/// A network of the one shape all models of Tesseract's fast set have: <c>[1,H,0,1 Ct3,3,n Mp3,3 Lfys.. (Lfx|Lrx)+ O1c..]</c>. Sizes may differ.
/// </summary>
/// <param name="Height">Pixels a line image must be high.</param>
/// <param name="FieldWidth">Pixels of a timestep.</param>
/// <param name="Columns">Reads each column of fields from top to bottom.</param>
internal sealed record LineNetwork(
    int Height, DenseLayer Convolution, int FieldWidth, int FieldHeight, LstmLayer Columns, IReadOnlyList<LineLayer> Rows, DenseLayer Output)
{
    private const int LargestHeight = 200;
    // Bounds on memory for models from elsewhere; those known have 16, 384 and 302.
    private const int LargestConvolution = 256;
    private const int LargestLayer = 2048;
    private const int LargestOutput = 8192;
    private const int MostWindowPixels = 9;

    /// <exception cref="UnsupportedModelException">Another shape.</exception>
    public static LineNetwork Of(NetworkLayer network, string model)
    {
        var layers = network is SeriesLayer series ? [.. series.Layers] : Array.Empty<NetworkLayer>();
        if (layers is [InputLayer { Depth: 1 } input, SeriesLayer { Layers: [ConvolveLayer { HalfX: 1, HalfY: 1, Inputs: 1 }, DenseLayer { Squash: Squash.Tanh } convolution] },
                MaxpoolLayer pool, TurnedLayer { Direction: Direction.Transposed, Inner: LstmLayer { Summary: true } columns }, .. var rows, DenseLayer { Squash: Squash.Softmax } output]
            && input.Height is > 0 and <= LargestHeight && input.Height % pool.ScaleY == 0 && convolution.Inputs == MostWindowPixels)
        {
            var result = new LineNetwork(input.Height, convolution, pool.ScaleX, pool.ScaleY, columns, [.. rows.Select(r => Row(r, model))], output);
            if (result.Fits())
                return result;
        }
        throw new UnsupportedModelException(model, "its network has another shape than those of the fast models");
    }

    private static LineLayer Row(NetworkLayer layer, string model) => layer switch
    {
        LstmLayer { Summary: false } forward => new LineLayer(forward, Reversed: false),
        TurnedLayer { Direction: Direction.Reversed, Inner: LstmLayer { Summary: false } backward } => new LineLayer(backward, Reversed: true),
        _ => throw new UnsupportedModelException(model, "its network has another shape than those of the fast models"),
    };

    private bool Fits()
    {
        if (Convolution.Outputs > LargestConvolution || Output.Outputs > LargestOutput)
            return false;
        var features = Convolution.Outputs;
        foreach (var layer in Rows.Select(r => r.Layer).Prepend(Columns))
        {
            if (layer.Inputs != features || layer.Outputs is < 1 or > LargestLayer)
                return false;
            features = layer.Outputs;
        }
        return Output.Inputs == features;
    }
}

/// <summary>An LSTM along the line, from left to right or, reversed, from its end.</summary>
internal sealed record LineLayer(LstmLayer Layer, bool Reversed);
