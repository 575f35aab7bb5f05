namespace Ingest.Recognize.Managed;

/// <summary>
/// tanh and the logistic function as the original computes them (functions.h): 4096 steps of 1/256 with linear interpolation, 1 from the last step on.
/// Whatever lies there is looked up at <see cref="Beyond"/>, whose entry and the one after it are 1: the entry of the last step is only a neighbour.
/// </summary>
internal static class SquashTables
{
    public const int Last = 4095;
    public const int Beyond = Last + 1;
    public const float StepsPerUnit = 256;

    public static readonly float[] Tanh = Build(i => (float)Math.Tanh(i / 256.0));
    public static readonly float[] Logistic = Build(i => (float)(1 / (1 + Math.Exp(-i / 256.0))));

    private static float[] Build(Func<int, float> function) => [.. Enumerable.Range(0, Beyond).Select(function), 1, 1];
}
