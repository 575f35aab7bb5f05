namespace Ingest.Model;

public enum Route
{
    Deposit,
    Review,
}

/// <summary>
/// What the store says of a document: <c>filed</c> is settled, <c>provisional</c> waits for a person, <c>held</c> has a gap or a classified mark,
/// <c>dissolved</c> has no page left: a person joined it to another, moved its pages or found them blank.
/// </summary>
public enum DocumentStatus
{
    Filed,
    Provisional,
    Held,
    Dissolved,
}

/// <summary>A proposed class with its probability-like confidence (0 to 1) and the cues that spoke for and against it.</summary>
public sealed record ClassProposal(string Class, double Confidence, IReadOnlyList<Evidence> Evidence);

/// <summary>One cue: where it was seen and what it weighed. <paramref name="Cue"/> names the rule, never the page's text.</summary>
public sealed record Evidence(string Cue, double Weight, PageId? Page = null, Box? Box = null);

/// <summary>A found field. <paramref name="Box"/> is in pixels of the delivered image; <paramref name="Source"/> is the extractor (precedence: DESIGN §5).</summary>
public sealed record Field(string Name, string Value, string Raw, double Confidence, string Source, PageId? Page = null, Box? Box = null);

public static class FieldNames
{
    public const string Aktenzeichen = "aktenzeichen";
    public const string Date = "date";
    public const string Subject = "subject";
    public const string Sender = "sender";
    public const string Vorgang = "vorgang";

    /// <summary>What a person calls the document; goes before the subject.</summary>
    public const string Title = "title";

    /// <summary><see cref="Field.Source"/> of what a person set: no machine writes over it.</summary>
    public const string FromPerson = "person";
}

public sealed record ClassifiedDocument(SeparatedDocument Document, ClassProposal Class, IReadOnlyList<Field> Fields, Route Route)
{
    /// <summary>Runners-up, best first.</summary>
    public IReadOnlyList<ClassProposal> Alternatives { get; init => field = value ?? []; } = [];

    /// <summary>A VS mark was seen (VS-NfD, VVS, ...): the whole stack is held until a person releases it.</summary>
    public bool ClassifiedMark { get; init; }

    public bool Held { get; init; }

    /// <summary>A person has looked at what holds it and let it pass, with a reason in its history.</summary>
    public bool HoldLifted { get; init; }

    public IReadOnlyList<Issue> Issues { get; init => field = value ?? []; } = [];

    public DocumentStatus Status =>
        !HoldLifted && (Held || Document.Gaps.Count > 0) ? DocumentStatus.Held : Route == Route.Review ? DocumentStatus.Provisional : DocumentStatus.Filed;

    /// <summary>The value of a field, or empty text when it was not found.</summary>
    public string FieldValue(string name) => Fields.FirstOrDefault(f => f.Name == name)?.Value ?? "";
}
