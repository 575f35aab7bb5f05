using Ingest.Exchange.Latin;
using Ingest.Model;

namespace Ingest.Exchange.Compose;

/// <summary>Brings texts into the character set of the exchange and names each one that had to be changed, by object, element and code point.</summary>
internal sealed class FitText
{
    private readonly List<Issue> issues = [];

    public IReadOnlyList<Issue> Issues => issues;

    public string Of(Guid subject, string element, string text)
    {
        var fit = LatinText.Of(text, out var replaced);
        if (replaced.Count > 0)
            issues.Add(new(IssueCodes.CharacterReplaced, subject.ToString(), $"{element}: {string.Join(' ', replaced)} is not in DIN 91379 and was replaced."));
        return fit;
    }

    public IReadOnlyList<HistoryEntry> Of(Guid subject, IEnumerable<HistoryEntry> history) =>
    [
        .. history.Select(h => new HistoryEntry(
            Of(subject, "MetadatumName", h.Metadatum), Of(subject, "MetadatumAlterWert", h.Before), Of(subject, "MetadatumNeuerWert", h.After),
            Of(subject, "Akteur", h.Actor), h.Time.ToUniversalTime(), Of(subject, "Aktion", h.Action), Of(subject, "Bemerkung", h.Reason))),
    ];
}
