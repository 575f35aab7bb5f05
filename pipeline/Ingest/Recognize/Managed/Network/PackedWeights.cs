namespace Ingest.Recognize.Managed;

/// <summary>
/// Weights in the order in which a kernel of some lanes reads them: panels of four vectors of outputs, in each panel pair of inputs by pair of inputs.
/// What is missing to full panels and pairs is zero. Shared by all threads, never changed.
/// </summary>
internal sealed class PackedWeights
{
    /// <summary>Vectors of outputs in a panel: the four gates of some cells, or four groups of plain outputs.</summary>
    public const int Vectors = 4;
    private const int LargestInput = sbyte.MaxValue;

    private readonly int lanes;

    private PackedWeights(int lanes, int panels, int inputs, int fedBack)
    {
        this.lanes = lanes;
        Panels = panels;
        Pairs = (inputs + 1) / 2;
        FedBackPairs = (fedBack + 1) / 2;
        Values = new short[panels * PanelSize];
        Biases = new int[panels * Vectors * lanes];
        Scales = new float[panels * Vectors * lanes];
    }

    public int Panels { get; }

    /// <summary>Pairs of inputs from the layer below.</summary>
    public int Pairs { get; }

    /// <summary>Pairs of inputs that are the layer's own last output.</summary>
    public int FedBackPairs { get; }

    /// <summary>16-bit numbers of one panel.</summary>
    public int PanelSize => (Pairs + FedBackPairs) * Vectors * lanes * 2;

    public short[] Values { get; }

    /// <summary>Biases as summands of the integer sums.</summary>
    public int[] Biases { get; }

    public float[] Scales { get; }

    /// <summary>Panels of cells: one vector for each gate.</summary>
    public static PackedWeights Of(LstmLayer layer, int lanes)
    {
        var packed = new PackedWeights(lanes, (layer.Outputs + lanes - 1) / lanes, layer.Inputs, layer.Outputs);
        for (var unit = 0; unit < layer.Outputs; unit++)
        {
            for (var gate = 0; gate < Vectors; gate++)
                packed.Put(unit / lanes, gate, unit % lanes, layer.Gates[gate], unit, layer.Inputs);
        }
        return packed;
    }

    public static PackedWeights Of(DenseLayer layer, int lanes)
    {
        var packed = new PackedWeights(lanes, (layer.Outputs + Vectors * lanes - 1) / (Vectors * lanes), layer.Inputs, 0);
        for (var output = 0; output < layer.Outputs; output++)
            packed.Put(output / (Vectors * lanes), output / lanes % Vectors, output % lanes, layer.Weights, output, layer.Inputs);
        return packed;
    }

    private void Put(int panel, int vector, int lane, WeightMatrix weights, int row, int inputs)
    {
        for (var column = 0; column < weights.Columns - 1; column++)
        {
            var (pair, half) = column < inputs ? (column / 2, column % 2) : (Pairs + (column - inputs) / 2, (column - inputs) % 2);
            Values[panel * PanelSize + ((pair * Vectors + vector) * lanes + lane) * 2 + half] = weights[row, column];
        }
        var place = (panel * Vectors + vector) * lanes + lane;
        Biases[place] = weights[row, weights.Columns - 1] * LargestInput;
        Scales[place] = weights.Scales[row];
    }
}
