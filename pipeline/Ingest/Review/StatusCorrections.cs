using Ingest.Model;

namespace Ingest.Review;

/// <summary>A person settles what the machine left open.</summary>
internal static class StatusCorrections
{
    public static Draft Confirm(Draft draft, Stamp stamp) => draft.Now.Classified.Status switch
    {
        DocumentStatus.Provisional => Settled(draft, stamp, CorrectionActions.Confirm, "Prüfung und Bestätigung", draft.Now.Classified with { Route = Route.Deposit }),
        DocumentStatus.Held => throw new UsageException(
            $"Document {draft.Now.Id} is held.", "Look at the reason ('ingest explain DOCUMENT'); when it may pass, say so with --lift-hold and --reason."),
        _ => draft,
    };

    public static Draft LiftHold(Draft draft, Stamp stamp)
    {
        if (draft.Now.Classified.Status != DocumentStatus.Held)
            throw new UsageException($"Document {draft.Now.Id} is not held.", "Leave --lift-hold out.");
        if (stamp.Reason.Length == 0)
            throw new UsageException("A hold is lifted for a reason.", "Give it with --reason.");
        return Settled(draft, stamp, CorrectionActions.LiftHold, "Aufhebung der Zurückhaltung", draft.Now.Classified with { HoldLifted = true });
    }

    /// <summary>The Transfervermerk takes what was stated where it was silent; whether it is complete then is judged by who renders it.</summary>
    public static Draft Release(Draft draft, Correction.Release release, Stamp stamp)
    {
        if (draft.Now.Classified.Status != DocumentStatus.Filed)
            throw new UsageException($"Document {draft.Now.Id} is not filed yet.", "Confirm it first ('ingest confirm DOCUMENT').");
        if (draft.Now.Revision.Released)
            return draft;
        var batch = draft.Batch with
        {
            Operator = draft.Batch.Operator.Length > 0 ? draft.Batch.Operator : stamp.Actor,
            Statements = draft.Batch.Statements.Or(release.Statements),
        };
        return (draft.With(draft.Now.Revision with { Released = true }) with { Batch = batch, Redraw = true }).Noted(
            stamp.Entry(CorrectionActions.Release, "released", "false", "true"),
            stamp.Step("Freigabe", new StepDetail("Qualitätssicherung", batch.Statements.QualityCheck)));
    }

    private static Draft Settled(Draft draft, Stamp stamp, string action, string step, ClassifiedDocument after)
    {
        var (was, now) = (Word(draft.Now.Classified.Status), Word(after.Status));
        return (draft.With(after)).Noted(
            stamp.Entry(action, "status", was, now), stamp.Step(step, new StepDetail("Status", now)));
    }

    private static string Word(DocumentStatus status) => status.ToString().ToLowerInvariant();
}
