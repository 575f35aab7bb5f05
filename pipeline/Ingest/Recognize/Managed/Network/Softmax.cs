namespace Ingest.Recognize.Managed;

/// <summary>Makes probabilities of sums, in the original's order of operations (functions.h): exponentials in single precision, summed one after the other.</summary>
internal static class Softmax
{
    private const float Lowest = -86;

    public static void Apply(Span<float> row)
    {
        var most = row[0];
        for (var i = 1; i < row.Length; i++)
            most = row[i] > most ? row[i] : most;
        var total = 0f;
        for (var i = 0; i < row.Length; i++)
        {
            var power = MathF.Exp(Math.Clamp(row[i] - most, Lowest, 0));
            total += power;
            row[i] = power;
        }
        for (var i = 0; i < row.Length; i++)
            row[i] /= total;
    }
}
