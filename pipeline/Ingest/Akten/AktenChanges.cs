using System.Runtime.CompilerServices;
using Ingest.Akten.Plan;
using Ingest.Akten.Register;
using Ingest.Model;

namespace Ingest.Akten;

/// <summary>What people do to Akten: import a list of them, close one. Every change is a new version with who, when and why.</summary>
public sealed class AktenChanges(AkteRecords records, AktenRegister register, Aktenplan plan, string organisation, TimeProvider time)
{
    private const int AtOnce = 500;

    /// <summary>Makes the Akten of a list, or brings those that exist to what the list says; what it does not say stays.</summary>
    /// <returns>The Akten that are new or changed, in parts as they are written.</returns>
    public async IAsyncEnumerable<IReadOnlyList<Akte>> ImportAsync(IReadOnlyList<AkteRow> rows, string actor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var some in rows.Chunk(AtOnce))
        {
            var written = new List<Akte>();
            foreach (var row in some)
            {
                var id = Identity.AkteId(organisation, row.Aktenzeichen);
                var (akte, changed) = await records.ChangeAsync(id, before => Merged(before ?? Blank(id, row.Aktenzeichen), row, before is null, actor, now), cancel);
                if (changed)
                    written.Add(akte);
            }

            register.Put(written);
            yield return written;
        }
    }

    /// <summary>Closes an Akte (zu den Akten): from the end of that year its retention counts.</summary>
    /// <exception cref="UsageException">There is no such Akte.</exception>
    public async ValueTask<Akte> CloseAsync(string aktenzeichen, DateOnly day, string actor, string reason, CancellationToken cancel)
    {
        var id = Identity.AkteId(organisation, aktenzeichen);
        var now = time.GetUtcNow();
        var (akte, _) = await records.ChangeAsync(id, before => before switch
        {
            null => throw new UsageException($"There is no Akte {aktenzeichen}.", "'ingest akten' lists them."),
            { ZdA: { } same } when same == day => before,
            _ => Changed(before with { ZdA = day }, "zdA", before.ZdA is { } old ? IsoTime.Day(old) : "", IsoTime.Day(day), actor, now, "close", reason),
        }, cancel);
        register.Put([akte]);
        return akte;
    }

    private Akte Blank(Guid id, string aktenzeichen)
    {
        var einheit = plan.Of(aktenzeichen);
        return new(id, 1, organisation, aktenzeichen)
        {
            Aktenplaneinheit = einheit?.Kennzeichen ?? "",
            Retention = einheit is null ? Retention.Undecided : plan.RetentionOf(einheit),
        };
    }

    private static Akte Merged(Akte akte, AkteRow row, bool isNew, string actor, DateTimeOffset now)
    {
        if (isNew)
            akte = Changed(akte, "akte", "", row.Aktenzeichen, actor, now, "import", "");
        if (row.Betreff.Length > 0 && row.Betreff != akte.Betreff)
            akte = Changed(akte with { Betreff = row.Betreff }, "betreff", akte.Betreff, row.Betreff, actor, now, "import", "");
        if (row.Aktenplaneinheit.Length > 0 && row.Aktenplaneinheit != akte.Aktenplaneinheit)
            akte = Changed(akte with { Aktenplaneinheit = row.Aktenplaneinheit }, "aktenplaneinheit", akte.Aktenplaneinheit, row.Aktenplaneinheit, actor, now, "import", "");
        var retention = new Retention(
            row.Retention.Years ?? (row.Retention.Unlimited ? null : akte.Retention.Years),
            row.Retention.Unlimited || (row.Retention.Years is null && akte.Retention.Unlimited),
            row.Retention.After ?? akte.Retention.After);
        if (retention != akte.Retention)
            akte = Changed(akte with { Retention = retention }, "retention", RetentionRule.Text(akte.Retention), RetentionRule.Text(retention), actor, now, "import", "");
        if (row.ZdA is { } day && day != akte.ZdA)
            akte = Changed(akte with { ZdA = day }, "zdA", akte.ZdA is { } old ? IsoTime.Day(old) : "", IsoTime.Day(day), actor, now, "import", "");
        return akte;
    }

    private static Akte Changed(Akte akte, string what, string before, string after, string actor, DateTimeOffset time, string action, string reason) =>
        akte with { History = [.. akte.History, new(what, before, after, actor, time, action, reason)] };
}
