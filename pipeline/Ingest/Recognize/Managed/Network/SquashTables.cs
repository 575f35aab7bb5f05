namespace Ingest.Recognize.Managed;

/// <summary>
/// tanh and the logistic function as the original computes them (functions.h): 4096 steps of 1/256 with linear interpolation, 1 beyond.
/// Each entry is a pair: the value and the difference to the next one. The last entry is (1, 0), so an index limited to it gives 1.
/// </summary>
internal static class SquashTables
{
    public const int Last = 4095;
    public const float StepsPerUnit = 256;

    public static readonly float[] Tanh = Build(i => (float)Math.Tanh(i / 256.0));
    public static readonly float[] Logistic = Build(i => (float)(1 / (1 + Math.Exp(-i / 256.0))));

    private static float[] Build(Func<int, float> function)
    {
        var pairs = new float[2 * (Last + 1)];
        for (var i = 0; i < Last; i++)
        {
            pairs[2 * i] = function(i);
            pairs[2 * i + 1] = function(i + 1) - function(i);
        }
        pairs[2 * Last] = 1;
        return pairs;
    }
}
