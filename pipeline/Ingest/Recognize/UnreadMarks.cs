using System.Globalization;
using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>
/// Handwriting, stamps and dirt read as scraps that are no words: they are left out of the text, with a finding. A line goes only when every word in it is hopeless
/// and none is shaped like a word or a figure, so that faint print stays, or when several readings of it have nothing in common.
/// </summary>
internal static class UnreadMarks
{
    private const double Hopeless = 0.35;
    private static readonly char[] Around = [.. ".,;:!?()[]„“”\"'»«-–—*/"];

    public static Reading LeaveOut(Reading reading)
    {
        var marks = reading.Text.Lines.Count(IsMark);
        if (marks == 0)
            return reading;
        var blocks = reading.Text.Blocks.Select(b => b with { Lines = [.. b.Lines.Where(l => !IsMark(l))] }).Where(b => b.Lines.Count > 0).ToList();
        var finding = new Finding(IssueCodes.MarksUnread, string.Create(CultureInfo.InvariantCulture,
            $"{(marks == 1 ? "1 line" : $"{marks} lines")} of handwriting, stamps or dirt could not be read and left no text."));
        return reading with { Text = reading.Text with { Blocks = blocks }, Findings = [.. reading.Findings, finding] };
    }

    private static bool IsMark(TextLine line) => line.IsUnconfirmed || line.Words.All(w => w.Confidence < Hopeless && !IsPlausible(w.Text.AsSpan().Trim(Around)));

    private static bool IsPlausible(ReadOnlySpan<char> word)
    {
        var (letters, figures, capitals) = (0, 0, 0);
        foreach (var c in word)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            figures += char.IsDigit(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
        }
        return figures >= WordShape.ShortestWord
            || WordShape.IsWordLike(word) && (capitals == 0 || capitals == letters || capitals == 1 && char.IsUpper(word[0]));
    }
}
