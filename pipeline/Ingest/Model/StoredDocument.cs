namespace Ingest.Model;

/// <summary>A document version as the E-Akte shows it: read from its commit marker, with the text of its pages in order.</summary>
public sealed record StoredDocument(Guid Id, int Version, DocumentStatus Status)
{
    public required string Organisation { get; init; }
    public required string Batch { get; init; }
    public required string Stack { get; init; }
    public required string Akte { get; init; }
    public required string Vorgang { get; init; }
    public required string Class { get; init; }
    public required string Title { get; init; }

    /// <summary>As the classifier wrote it (ISO 8601), empty when none was found.</summary>
    public required string Date { get; init; }

    /// <summary>Who wrote it, empty when nobody was found.</summary>
    public string Sender { get; init; } = "";

    public required int Pages { get; init; }

    /// <summary>Pages the catalog has rows of; none for a document whose pages have all gone.</summary>
    public int PageRows => Math.Max(Pages, Texts.Count);

    public required Digest Pdf { get; init; }
    public required Digest ContentKey { get; init; }

    /// <summary>Digest of the commit marker this was read from.</summary>
    public required Digest Marker { get; init; }

    /// <summary>One text per page; empty texts for pages without words.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
}

/// <summary>A version that journal or catalog believe to be stored, with the digest of its marker.</summary>
public sealed record ExpectedDocument(Guid Id, int Version, Digest Marker);
