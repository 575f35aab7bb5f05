namespace Ingest.Recognize.Managed;

/// <summary>Weights of 8 bits: one row per output, its last column the bias; the sum of a row times its scale is the output.</summary>
internal sealed record WeightMatrix(int Rows, int Columns, sbyte[] Values, float[] Scales)
{
    private const int MostRowsOrColumns = ushort.MaxValue;
    private const int EightBit = 1;
    private const int DoubleScales = 128;
    private const int LargestInput = sbyte.MaxValue;

    public sbyte this[int row, int column] => Values[row * Columns + column];

    /// <summary>Reads what weightmatrix.cpp writes.</summary>
    /// <exception cref="UnsupportedModelException">Floating-point weights or the format of before version 4.0.</exception>
    public static WeightMatrix Read(ref ModelReader reader, string model)
    {
        var mode = reader.Byte();
        if ((mode & EightBit) == 0)
            throw new UnsupportedModelException(model, "its weights are floating-point numbers");
        if ((mode & DoubleScales) == 0)
            throw new UnsupportedModelException(model, "its weights are in an old format");
        var rows = reader.Count("the number of outputs", 1, MostRowsOrColumns);
        var columns = reader.Count("the number of inputs", 2, MostRowsOrColumns);
        _ = reader.Byte();
        var values = reader.SignedBytes(checked(rows * columns));
        var scales = new float[rows];
        var stored = reader.Count("the number of scales", rows, MostRowsOrColumns);
        for (var i = 0; i < stored; i++)
        {
            // Divided as double and only then rounded, as the original does.
            var scale = (float)(reader.Double() / LargestInput);
            if (i < rows)
                scales[i] = float.IsFinite(scale) && scale >= 0 ? scale : throw reader.Broken("a scale is not a positive number");
        }
        return new WeightMatrix(rows, columns, values, scales);
    }
}
