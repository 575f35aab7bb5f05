using Ingest.Akten.Register;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>Looks Aktenzeichen up among the Akten and in the Aktenplan of one organisation, as they were when a batch was begun.</summary>
public sealed class KnownAkten(AktenRegister register, Aktenplan plan, string organisation) : IKnownAkten
{
    private const int MostSuggestions = 10;

    private readonly bool noAkten = register.IsEmpty(organisation);

    public ValueTask<AkteLookup> FindAsync(string aktenzeichen, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Find(aktenzeichen));
    }

    private AkteLookup Find(string aktenzeichen)
    {
        if (noAkten && plan.IsEmpty)
            return AkteLookup.NothingKnown;
        var key = AktenzeichenKey.Of(aktenzeichen);
        var same = register.OfKey(organisation, key);
        if (same.FirstOrDefault(a => a.Aktenzeichen == aktenzeichen) is { } exact)
            return new(AkteMatch.Exact, [Named(exact)]);
        if (same.Count > 0)
            return new(same.Count == 1 ? AkteMatch.Tolerant : AkteMatch.Ambiguous, [.. same.Select(Named)]);
        var near = register.NearKey(organisation, key);
        if (near.Count > 0)
            return new(AkteMatch.Near, [.. near.Take(MostSuggestions).Select(Named)]);
        return plan.IsEmpty || plan.Of(aktenzeichen) is not null
            ? new(AkteMatch.New, [])
            : new(AkteMatch.OffPlan, [.. PositionsNear(key).Take(MostSuggestions).Select(e => new KnownAkte(e.Kennzeichen, e.BetreffKurz.Length > 0 ? e.BetreffKurz : e.Inhalt))]);
    }

    /// <summary>Positions whose Kennzeichen is one character away from how the Aktenzeichen begins.</summary>
    private IEnumerable<Aktenplaneinheit> PositionsNear(string key)
    {
        var end = key.AsSpan().IndexOfAny('-', '/');
        var beginning = end > 0 ? key[..end] : key;
        return plan.Einheiten.Where(e => AktenzeichenKey.Of(e.Kennzeichen) is { Length: > 1 } k && Levenshtein.Distance(k, beginning, 1) == 1);
    }

    private static KnownAkte Named(RegisteredAkte akte) => new(akte.Aktenzeichen, akte.Betreff);
}
