using Ingest.Model;

namespace Ingest.Exchange;

/// <summary>A document of a message, or an Anlage of one. Texts are empty where nothing was said.</summary>
public sealed record ExchangeDocument(Guid Id)
{
    /// <summary>NummerImUebergeordnetenContainer: its place in the file, from 1.</summary>
    public int? Number { get; init; }

    public string Betreff { get; init; } = "";
    public string Kennzeichen { get; init; } = "";
    public string Medium { get; init; } = "";
    public string FremdesGeschaeftszeichen { get; init; } = "";
    public DateOnly? Received { get; init; }
    public DateOnly? Date { get; init; }
    public string Typ { get; init; } = "";
    public string Sender { get; init; } = "";
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ExchangeVersion> Versions { get; init; } = [];

    public IReadOnlyList<ExchangeDocument> Anlagen { get; init; } = [];

    /// <summary>Of an Anlage: its number at its document.</summary>
    public string AnlageNumber { get; init; } = "";

    /// <summary>What the standard has no element for: the scan facts, as name and value.</summary>
    public IReadOnlyList<ExchangeField> Facts { get; init; } = [];

    public IEnumerable<ExchangeDocument> WithAnlagen() => Anlagen.SelectMany(a => a.WithAnlagen()).Prepend(this);

    public IEnumerable<ExchangeFile> Files() => Versions.SelectMany(v => v.Files);
}

public sealed record ExchangeVersion(string Number, IReadOnlyList<ExchangeFile> Files);

/// <summary>A file of the package (Format with its Primaerdokument).</summary>
/// <param name="Name">As it lies in the package.</param>
/// <param name="Format">Code of <see cref="CodeList.Dateiformat"/>.</param>
/// <param name="FormatVersion">Such as <c>PDF/A-2u</c>; may be empty.</param>
public sealed record ExchangeFile(string Name, string Format, string FormatVersion)
{
    /// <summary>Name of the format where <see cref="Format"/> is <c>100</c>.</summary>
    public string OtherFormat { get; init; } = "";

    public string OriginalName { get; init; } = "";
    public DateTimeOffset? Created { get; init; }

    /// <summary>Null in foreign messages: 3.x has no element for it, ours stands in the scan facts.</summary>
    public Digest? Sha256 { get; init; }

    /// <summary>Bytes; null where <see cref="Sha256"/> is.</summary>
    public long? Length { get; init; }
}

/// <summary>A field of AnwendungsspezifischeErweiterung. <paramref name="Type"/> is a code of <see cref="CodeList.Datentyp"/>.</summary>
public sealed record ExchangeField(string Name, string Type, string Value);
