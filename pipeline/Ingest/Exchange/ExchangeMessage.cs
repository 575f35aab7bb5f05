using Ingest.Model;

namespace Ingest.Exchange;

/// <summary>A message 0401 (Abgabe.Abgabe): what is handed over, as the writer writes it and the reader reads it. Texts are empty where nothing was said.</summary>
public sealed record ExchangeMessage(Guid Process, XdomeaVersion Version, DateTimeOffset Created)
{
    /// <summary>Institution that sends, and the one that gets it.</summary>
    public required string Sender { get; init; }

    public required string Receiver { get; init; }

    /// <summary>Name and version of the sending program.</summary>
    public string Product { get; init; } = "";

    public string ProductVersion { get; init; } = "";

    /// <summary>A message 0403 is asked for on arrival; 0402 always is.</summary>
    public bool AskForReceipt { get; init; }

    public IReadOnlyList<ExchangeAkte> Akten { get; init; } = [];

    /// <summary>Only in foreign messages: handed over without their Akte.</summary>
    public IReadOnlyList<ExchangeVorgang> Vorgaenge { get; init; } = [];

    /// <summary>Only in foreign messages: handed over without Akte and Vorgang.</summary>
    public IReadOnlyList<ExchangeDocument> Documents { get; init; } = [];

    /// <summary>Every document with its Anlagen, wherever it stands, in the order of the message.</summary>
    public IEnumerable<ExchangeDocument> AllDocuments() =>
        Akten.SelectMany(a => a.AllDocuments()).Concat(Vorgaenge.SelectMany(v => v.AllDocuments())).Concat(Documents.SelectMany(d => d.WithAnlagen()));
}

/// <summary>An Akte or Teilakte.</summary>
public sealed record ExchangeAkte(Guid Id)
{
    public ExchangeHead Head { get; init; } = new();

    /// <summary>Of an Akte in its own right: what kind it is.</summary>
    public string Typ { get; init; } = "";

    /// <summary>Documents that belong to no Vorgang.</summary>
    public IReadOnlyList<ExchangeDocument> Documents { get; init; } = [];

    public IReadOnlyList<ExchangeVorgang> Vorgaenge { get; init; } = [];

    /// <summary>Teilakten.</summary>
    public IReadOnlyList<ExchangeAkte> Parts { get; init; } = [];

    public IEnumerable<ExchangeDocument> AllDocuments() =>
        Documents.SelectMany(d => d.WithAnlagen()).Concat(Vorgaenge.SelectMany(v => v.AllDocuments())).Concat(Parts.SelectMany(p => p.AllDocuments()));

    public IEnumerable<ExchangeVorgang> AllVorgaenge() =>
        Vorgaenge.SelectMany(v => v.WithParts()).Concat(Parts.SelectMany(p => p.AllVorgaenge()));
}

public sealed record ExchangeVorgang(Guid Id)
{
    public ExchangeHead Head { get; init; } = new();

    /// <summary>Betreff of the Akte it stands in.</summary>
    public string Aktenbetreff { get; init; } = "";

    public string Typ { get; init; } = "";

    public IReadOnlyList<ExchangeDocument> Documents { get; init; } = [];

    /// <summary>Teilvorgänge.</summary>
    public IReadOnlyList<ExchangeVorgang> Parts { get; init; } = [];

    public IEnumerable<ExchangeDocument> AllDocuments() => Documents.SelectMany(d => d.WithAnlagen()).Concat(Parts.SelectMany(p => p.AllDocuments()));

    public IEnumerable<ExchangeVorgang> WithParts() => Parts.SelectMany(p => p.WithParts()).Prepend(this);
}

/// <summary>What Akte and Vorgang have in common: AllgemeineMetadaten, ArchivspezifischeMetadaten, Laufzeit, zdA, history.</summary>
public sealed record ExchangeHead
{
    public int? Number { get; init; }
    public string Betreff { get; init; } = "";
    public string Kennzeichen { get; init; } = "";
    public string Aktenfuehrung { get; init; } = "";

    /// <summary>Code of <see cref="CodeList.Medium"/>.</summary>
    public string Medium { get; init; } = "";

    /// <summary>Position in the Aktenplan; <see cref="PlanPosition.None"/> where none is known.</summary>
    public PlanPosition Plan { get; init; } = PlanPosition.None;

    public Retention Retention { get; init; } = Retention.Undecided;

    /// <summary>The last day of the Aufbewahrungsfrist; known once the records are closed.</summary>
    public DateOnly? KeepUntil { get; init; }

    public DateOnly? Begin { get; init; }
    public DateOnly? End { get; init; }
    public bool Closed { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];
}

public sealed record PlanPosition(string Kennzeichen, string Inhaltsangabe, string BetreffKurz)
{
    public static PlanPosition None { get; } = new("", "", "");
}
