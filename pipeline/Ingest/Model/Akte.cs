namespace Ingest.Model;

/// <summary>
/// An Akte as the E-Akte keeps it: Aktenplaneinheit &gt; Akte &gt; Vorgang &gt; Dokument &gt; Version. Its id follows from organisation and
/// Aktenzeichen (<see cref="Identity"/>), so that documents filed by their Aktenzeichen and the Akte find each other.
/// </summary>
public sealed record Akte(Guid Id, int Version, string Organisation, string Aktenzeichen)
{
    /// <summary>Empty when nobody has given it one.</summary>
    public string Betreff { get; init; } = "";

    /// <summary>Kennzeichen of its position in the Aktenplan; empty when it has none.</summary>
    public string Aktenplaneinheit { get; init; } = "";

    public Retention Retention { get; init; } = Retention.Undecided;

    /// <summary>The day it was closed (zu den Akten); null while it is open.</summary>
    public DateOnly? ZdA { get; init; }

    public IReadOnlyList<Vorgang> Vorgaenge { get; init; } = [];

    public IReadOnlyList<HistoryEntry> History { get; init; } = [];
}

/// <summary>A Vorgang of an Akte. <paramref name="Kennzeichen"/> is what documents name it by, such as <c>1</c> or <c>1234-1.1</c>.</summary>
public sealed record Vorgang(Guid Id, string Kennzeichen)
{
    public string Betreff { get; init; } = "";
    public DateOnly? ZdA { get; init; }
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];
}
