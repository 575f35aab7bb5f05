using System.Text.RegularExpressions;
using Ingest.Classify.Reading;

namespace Ingest.Classify.Fields;

/// <summary>Finds what a letter is about: behind "Betreff", "Betr.", "Re:", "Subject:", up to three lines; else the line before the salutation.</summary>
public static class SubjectFinder
{
    private const int MaxLines = 3;
    private const int MaxLength = 300;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly SafeRegex Label = new(@"^(?:Betreff|Betr\.|Betrifft|Betr|Thema|Subject|Subj|Re|Gegenstand)\s*(?:[:.]|\s-)\s*", Options);
    private static readonly SafeRegex LabelWord = new(@"^(?:Betreff|Betrifft|Subject|Gegenstand)\s*$", Options);
    private static readonly SafeRegex Salutation = new(@"^(?:sehr geehrte|liebe[rs]?\b|werte[rs]?\b|guten tag|dear\b|gentlemen|to whom)", Options);
    private static readonly SafeRegex OtherLabel = new(@"^(?:Bezug|Hier|Anlage[n]?|Anl|Datum|Bearbeiter|Telefon|Tel|Az|Aktenzeichen|Von|An|Cc|Gesendet|From|To|Date|Sent)\b\s*[.:]", Options);

    public static FieldCandidate? Find(DocumentText text) => Labelled(text.FirstPage) ?? BeforeSalutation(text.FirstPage);

    private static FieldCandidate? Labelled(IReadOnlyList<SeenLine> page)
    {
        for (var i = 0; i < page.Count; i++)
        {
            var line = page[i];
            if (Label.Match(line.Text) is { Success: true } label && label.Length < line.Text.Length)
                return Joined(line, label.Length, Following(page, i), 0.9);
            if ((LabelWord.IsMatch(line.Text) || (Label.Match(line.Text) is { Success: true } only && only.Length == line.Text.Length))
                && (Neighbours.RightOf(line, page) ?? Neighbours.Below(line, page)) is { } value)
                return Joined(value, 0, Following(page, page.ToList().IndexOf(value)), 0.8);
        }
        return null;
    }

    private static FieldCandidate? BeforeSalutation(IReadOnlyList<SeenLine> page)
    {
        var greeting = Enumerable.Range(0, page.Count).Where(i => Salutation.IsMatch(page[i].Text)).Select(i => (int?)i).FirstOrDefault();
        if (greeting is not > 0)
            return null;
        var last = page[greeting.Value - 1];
        // the line before "Dear Sir" is a subject only when it stands apart from address and date
        var first = Enumerable.Range(0, greeting.Value).First(i => page[i].Block == last.Block);
        if (last.Block == page[greeting.Value].Block || greeting.Value - first > MaxLines || DateText.In(last.Text).Count > 0 || last.Text.Length < 8 || !last.Text.Contains(' '))
            return null;
        return Joined(page[first], 0, page.Skip(first + 1).Take(greeting.Value - first - 1), 0.5);
    }

    private static IEnumerable<SeenLine> Following(IReadOnlyList<SeenLine> page, int at) => page.Skip(at + 1)
        .TakeWhile(l => l.Block == page[at].Block && !l.Opens && l.Page == page[at].Page && !Salutation.IsMatch(l.Text) && !OtherLabel.IsMatch(l.Text) && !Label.IsMatch(l.Text))
        .Take(MaxLines - 1);

    private static FieldCandidate? Joined(SeenLine line, int start, IEnumerable<SeenLine> more, double confidence)
    {
        var raw = line.Text[start..].Trim();
        foreach (var next in more)
        {
            var broken = raw.EndsWith('-') && next.Text.Length > 0 && char.IsLower(next.Text[0]) && !next.Text.StartsWith("und ", StringComparison.Ordinal);
            raw = broken ? raw[..^1] + next.Text : raw + " " + next.Text;
        }
        var value = raw.Length > MaxLength ? raw[..MaxLength].TrimEnd() : raw;
        return value.Length < 3 ? null : new(value, raw, confidence, confidence > 0.7 ? FieldSources.Label : FieldSources.Layout, line, start, line.Text.Length - start);
    }
}
