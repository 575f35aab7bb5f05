using Ingest.Akten.Register;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>Where an Akte has its position and its retention from: what it was given stands; an Akte that was given none has the plan's of today.</summary>
public static class RetentionSource
{
    public static (string Aktenplaneinheit, Retention Retention) Of(RegisteredAkte akte, Aktenplan plan)
    {
        var einheit = akte.Aktenplaneinheit.Length > 0 ? plan.Find(akte.Aktenplaneinheit) : plan.Of(akte.Aktenzeichen);
        var (years, unlimited, after) = akte.Retention;
        if (einheit is not null && ((years is null && !unlimited) || after is null))
        {
            var inherited = plan.RetentionOf(einheit);
            if (years is null && !unlimited)
                (years, unlimited) = (inherited.Years, inherited.Unlimited);
            after ??= inherited.After;
        }

        return (einheit?.Kennzeichen ?? akte.Aktenplaneinheit, new(years, unlimited, after));
    }
}
