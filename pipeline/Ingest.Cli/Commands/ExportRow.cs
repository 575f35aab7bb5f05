namespace Ingest.Cli.Commands;

/// <summary>An Akte in <c>export --json</c>: a published shape, schemas/export.schema.json.</summary>
internal sealed record ExportRow(
    string Akte, Guid Id, Guid Process, string Path, string Sha256, int Documents, IReadOnlyList<LeftRow> Left, IReadOnlyList<ExportIssueRow> Issues)
{
    public static ExportRow Of(ExportedAkte akte) => new(
        akte.Aktenzeichen, akte.Akte, akte.Process, akte.Path, akte.Sha256.Hex, akte.Documents,
        [.. akte.Left.Select(l => new LeftRow(l.Id, l.Reason))], [.. akte.Issues.Select(i => new ExportIssueRow(i.Code, i.Subject, i.Detail))]);
}

/// <summary>A document that stayed in the store.</summary>
internal sealed record LeftRow(Guid Id, string Reason);

internal sealed record ExportIssueRow(string Code, string Subject, string Detail);
