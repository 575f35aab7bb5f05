using Ingest.Model;

namespace Ingest.Recognize.Choosing;

/// <summary>How well a model reads some lines of a page, and what language they are in by their function words.</summary>
/// <param name="Confidence">Mean of the words, each by its letters, from 0 to 1.</param>
internal readonly record struct SampleQuality(int Letters, double Confidence, PageLanguage Language)
{
    private const double LeastConfidence = 0.5;
    private const int FewestWords = 3;
    private const int ClearlyMore = 3;

    // Words that only one of the two languages has.
    private static readonly HashSet<string> German = new(StringComparer.OrdinalIgnoreCase)
    {
        "der", "das", "und", "den", "von", "zu", "mit", "ist", "des", "dem", "für", "auf", "nicht", "ein", "eine", "einer", "sich", "auch", "im", "zum", "zur", "bei", "nach", "wird", "sind", "daß", "dass", "oder", "werden",
    };

    private static readonly HashSet<string> English = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "of", "and", "to", "is", "for", "that", "with", "on", "are", "this", "your", "you", "we", "our", "be", "have", "has", "it", "as", "by", "from", "at", "or", "will", "not",
    };

    public static SampleQuality Of(IEnumerable<TextLine> lines)
    {
        var (letters, sum, german, english) = (0, 0.0, 0, 0);
        foreach (var word in lines.SelectMany(l => l.Words))
        {
            letters += word.Text.Length;
            sum += word.Text.Length * word.Confidence;
            var counts = word.Confidence >= LeastConfidence;
            german += counts && German.Contains(word.Text) ? 1 : 0;
            english += counts && English.Contains(word.Text) ? 1 : 0;
        }
        var language = german >= FewestWords && german >= ClearlyMore * english ? PageLanguage.German
            : english >= FewestWords && english >= ClearlyMore * german ? PageLanguage.English
            : PageLanguage.Unknown;
        return new(letters, letters == 0 ? 0 : sum / letters, language);
    }
}
