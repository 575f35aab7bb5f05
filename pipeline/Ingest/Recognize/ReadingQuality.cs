using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>How much a reading looks like text. A page read in the wrong direction gives short scraps of low confidence, or lines that stand upright.</summary>
internal readonly record struct ReadingQuality(int Letters, int PlausibleLetters, double Confidence, double UprightShare)
{
    private const double LeastConfidence = 0.6;

    public static ReadingQuality Of(PageText text)
    {
        var (letters, plausible, upright) = (0, 0, 0);
        foreach (var line in text.Lines)
        {
            var inLine = line.Words.Sum(w => w.Text.Count(char.IsLetter));
            letters += inLine;
            upright += line.Box.Height > line.Box.Width && inLine > WordShape.ShortestWord ? inLine : 0;
            plausible += line.Words.Where(IsPlausible).Sum(w => w.Text.Length);
        }
        return new(letters, plausible, text.Confidence, letters == 0 ? 0 : (double)upright / letters);
    }

    private static bool IsPlausible(Word word) => word.Confidence >= LeastConfidence && WordShape.IsWordLike(word.Text);
}
