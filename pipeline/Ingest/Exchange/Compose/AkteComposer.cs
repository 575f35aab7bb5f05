using Ingest.Exchange.Collect;
using Ingest.Model;

namespace Ingest.Exchange.Compose;

/// <summary>From the store's view of an Akte to the standard's: Akte &gt; Vorgang &gt; Dokument &gt; Version &gt; Format &gt; Primaerdokument.</summary>
/// <param name="classLabel">The label people know a class code by.</param>
public sealed class AkteComposer(Func<string, string> classLabel)
{
    private readonly FitText fit = new();

    /// <summary>Texts that had to be changed so far.</summary>
    public IReadOnlyList<Issue> Issues => fit.Issues;

    /// <summary>A text of the message itself.</summary>
    public string Fit(Guid subject, string element, string text) => fit.Of(subject, element, text);

    public ExchangeAkte Compose(CollectedAkte collected)
    {
        var akte = collected.Akte;
        var composer = new DocumentComposer(fit, classLabel);
        var main = collected.Main.ToLookup(d => d.Marker.Filing.Vorgang, StringComparer.Ordinal);
        var number = 0;
        return new(akte.Id)
        {
            Head = Dated(collected.Documents, new()
            {
                Betreff = fit.Of(akte.Id, "Betreff", akte.Betreff),
                Kennzeichen = fit.Of(akte.Id, "Kennzeichen", akte.Aktenzeichen),
                Aktenfuehrung = fit.Of(akte.Id, "Aktenfuehrung", akte.Organisation),
                Medium = Codes.Electronic,
                Plan = Position(akte, collected.Plan),
                Retention = akte.Retention,
                KeepUntil = KeptUntil(akte.Retention, akte.ZdA),
                Closed = akte.ZdA is not null,
                ClosedOn = akte.ZdA,
                History = fit.Of(akte.Id, akte.History),
            }),
            Documents = [.. main[""].Select((d, i) => composer.Compose(d, collected.AnlagenOf(d), i + 1))],
            Vorgaenge = [.. VorgaengeOf(akte, main.Select(g => g.Key)).Select(v => Vorgang(v, akte, ++number, [.. main[v.Kennzeichen]]))],
        };

        ExchangeVorgang Vorgang(Vorgang vorgang, Akte parent, int place, IReadOnlyList<CollectedDocument> documents) => new(vorgang.Id)
        {
            Head = Dated(documents, new()
            {
                Number = place,
                Betreff = fit.Of(vorgang.Id, "Betreff", vorgang.Betreff),
                Kennzeichen = fit.Of(vorgang.Id, "Kennzeichen", vorgang.Kennzeichen),
                Medium = Codes.Electronic,
                Closed = vorgang.ZdA is not null,
                ClosedOn = vorgang.ZdA,
                History = fit.Of(vorgang.Id, vorgang.History),
            }),
            Aktenbetreff = fit.Of(vorgang.Id, "Aktenbetreff", parent.Betreff),
            Documents = [.. documents.Select((d, i) => composer.Compose(d, collected.AnlagenOf(d), i + 1))],
        };
    }

    /// <summary>Those of the Akte first, in its order; then those only documents name.</summary>
    private static IEnumerable<Vorgang> VorgaengeOf(Akte akte, IEnumerable<string> named)
    {
        var known = akte.Vorgaenge.Select(v => v.Kennzeichen).ToHashSet(StringComparer.Ordinal);
        return akte.Vorgaenge.Concat(named.Where(k => k.Length > 0 && known.Add(k)).Order(StringComparer.Ordinal).Select(k => new Vorgang(Identity.VorgangId(akte.Id, k), k)));
    }

    private PlanPosition Position(Akte akte, PlanPosition plan) => plan != PlanPosition.None
        ? new(fit.Of(akte.Id, "Aktenplaneinheit", plan.Kennzeichen), fit.Of(akte.Id, "Inhaltsangabe", plan.Inhaltsangabe), fit.Of(akte.Id, "BetreffKurz", plan.BetreffKurz))
        : akte.Aktenplaneinheit.Length > 0 ? new(fit.Of(akte.Id, "Aktenplaneinheit", akte.Aktenplaneinheit), "", "") : PlanPosition.None;

    /// <summary>Laufzeit: from the first dated document; to the last one of a closed record, which nothing is added to any more.</summary>
    private static ExchangeHead Dated(IEnumerable<CollectedDocument> documents, ExchangeHead head)
    {
        var days = documents.Select(d => DocumentComposer.Day(d.Marker.Filing.Date)).Where(d => d is not null).Order().ToList();
        return days.Count == 0 ? head : head with { Begin = days[0], End = head.Closed ? days[^1] : null };
    }

    /// <summary>The years count from the end of the year in which the Akte was closed.</summary>
    private static DateOnly? KeptUntil(Retention retention, DateOnly? closed) =>
        !retention.Unlimited && retention.Years is { } years && closed is { } day && day.Year + years <= DateOnly.MaxValue.Year ? new DateOnly(day.Year + years, 12, 31) : null;
}
