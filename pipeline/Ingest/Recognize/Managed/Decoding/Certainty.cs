namespace Ingest.Recognize.Managed;

/// <summary>Logarithms of probabilities, limited below (networkio.cpp).</summary>
internal static class Certainty
{
    public const float Lowest = -20;

    /// <summary>Certainties of words are this much larger in Tesseract's scale, in which -20 is hopeless and 0 perfect.</summary>
    private const float Scale = 7;
    private const int PercentPerUnit = 5;

    private static readonly float LowestProbability = MathF.Exp(Lowest);

    public static float Of(float probability) => probability > LowestProbability ? MathF.Log(probability) : Lowest;

    /// <summary>Tesseract's confidence of a word, from 0 to 1.</summary>
    public static double Confidence(float certainty) => Math.Clamp(100 + PercentPerUnit * (certainty * Scale), 0, 100) / 100;
}
