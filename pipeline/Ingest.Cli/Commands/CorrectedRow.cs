using Ingest.Cli.Terminal;
using Ingest.Deposit;

namespace Ingest.Cli.Commands;

/// <summary>A new version in <c>correct --json</c>: a published shape, schemas/correct.schema.json.</summary>
internal sealed record CorrectedRow(
    Guid Id, int Version, string Status, bool Released, string Akte, string Vorgang, string Class, string Title,
    IReadOnlyList<string> Pages, IReadOnlyList<string> Missing, IReadOnlyList<Guid> DerivedFrom)
{
    public static CorrectedRow Of(CommitMarker m) => new(
        m.Id, m.Version, m.Status.ToString().ToLowerInvariant(), m.Released, m.Filing.Akte, m.Filing.Vorgang, m.Class, m.Filing.Title,
        [.. m.Pages.Select(p => p.Page.ToString())], m.Missing, [.. m.DerivedFrom.Select(d => d.Id)]);

    public static void Print(CommonOptions common, bool json, IReadOnlyList<CommitMarker> markers)
    {
        var rows = markers.Select(Of).ToList();
        if (json)
            Output.JsonRows(rows);
        else
            foreach (var row in rows)
                Console.Out.WriteLine(Output.Clean(System.FormattableString.Invariant(
                    $"{row.Id} version {row.Version}: {row.Status}{(row.Released ? ", released" : "")}, {Output.Count(row.Pages.Count, "page")}, {row.Akte}, {row.Title}")));
        common.Messages.Line(rows.Count switch
        {
            0 => "Nothing to change: it was so already.",
            1 => "1 new version; the earlier ones stay.",
            var n => $"{n} new versions; the earlier ones stay.",
        });
    }
}
