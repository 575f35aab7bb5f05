using Ingest.Model;

namespace Ingest.Review;

/// <summary>One thing a person changes about a document. Pages are named by where they were delivered, boxes are in pixels of the delivered image.</summary>
public abstract record Correction
{
    private Correction()
    {
    }

    /// <summary><paramref name="Name"/> is one of <see cref="FieldNames"/>; an empty value takes the field away.</summary>
    public sealed record SetField(string Name, string Value) : Correction;

    /// <param name="Class">Code of a class, such as <c>BESCHEID</c>.</param>
    public sealed record SetClass(string Class) : Correction;

    /// <summary>From provisional to filed.</summary>
    public sealed record Confirm : Correction;

    /// <summary>What is held (a gap, a classified mark) may pass; needs a reason.</summary>
    public sealed record LiftHold : Correction;

    /// <summary>Freigabe. What the Transfervermerk lacks may be stated with it; anything missing then refuses it.</summary>
    public sealed record Release(TransferStatements Statements) : Correction;

    public sealed record TurnPage(PageId Page, Turn Clockwise) : Correction;

    /// <summary>Takes a page out of the document; its image stays in the store and in the batch's account.</summary>
    public sealed record MarkBlank(PageId Page) : Correction;

    /// <summary>Puts a page back that was taken out as blank, or withdraws the suspicion.</summary>
    public sealed record MarkNotBlank(PageId Page) : Correction;

    /// <param name="Pages">All pages of the document in their new order.</param>
    public sealed record OrderPages(IReadOnlyList<PageId> Pages) : Correction;

    /// <summary>Puts a word right. Empty <paramref name="Before"/>: whatever stands there; empty <paramref name="After"/>: nothing shall stand there.</summary>
    public sealed record CorrectWord(PageId Page, Box Box, string Before, string After) : Correction;
}

/// <summary>Who corrects, when and why; <paramref name="System"/> is the program with its version.</summary>
public sealed record Stamp(string Actor, DateTimeOffset Time, string Reason, string System)
{
    public HistoryEntry Entry(string action, string metadatum, string before, string after) => new(metadatum, before, after, Actor, Time, action, Reason);

    public ProcessStep Step(string name, params IEnumerable<StepDetail> details) =>
        new(name, Actor, System, Time, [.. details.Append(new("Begründung", Reason)).Where(d => d.Value.Length > 0)]);

    public ProcessStep MachineStep(string name, params IEnumerable<StepDetail> details) =>
        new(name, "Serverdienst", System, Time, [.. details.Where(d => d.Value.Length > 0)]);
}
