using System.Text;

namespace Ingest.Akten.Plan;

/// <summary>
/// A table as people export it: first line the names of the columns, <c>;</c> between cells, quotes doubled inside quotes (RFC 4180 but for
/// the separator), CRLF or LF. Every size is bounded; the place of what is wrong is a line of the file.
/// </summary>
internal sealed class CsvTable
{
    private const int MostRows = 1_000_000;
    private const int MostColumns = 64;
    private const int LongestCell = 4000;

    private readonly Dictionary<string, int> columns;

    private CsvTable(Dictionary<string, int> columns, List<CsvRow> rows) => (this.columns, Rows) = (columns, rows);

    public IReadOnlyList<CsvRow> Rows { get; }

    public bool Has(params ReadOnlySpan<string> names) => Column(names) >= 0;

    /// <summary>The cell of the first of these columns that is there; empty when the row ends before it or no column has such a name.</summary>
    public string Cell(CsvRow row, params ReadOnlySpan<string> names) =>
        Column(names) is var column and >= 0 && column < row.Cells.Count ? row.Cells[column].Trim() : "";

    /// <param name="errors">Gets what is wrong; the table then holds what could be read.</param>
    public static CsvTable Read(string text, FileErrors errors)
    {
        var rows = Split(text, errors).ToList();
        var head = rows.FirstOrDefault();
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (head is null)
        {
            errors.Add(1, "the file is empty");
            return new(columns, []);
        }

        for (var i = 0; i < head.Cells.Count; i++)
        {
            if (!columns.TryAdd(head.Cells[i].Trim(), i) && head.Cells[i].Trim().Length > 0)
                errors.Add(head.Line, $"the column '{Shown(head.Cells[i])}' is named twice");
        }

        foreach (var row in rows.Skip(1).Where(r => r.Cells.Count > head.Cells.Count && r.Cells.Skip(head.Cells.Count).Any(c => c.Trim().Length > 0)))
            errors.Add(row.Line, $"more cells than the first line names ({row.Cells.Count} instead of {head.Cells.Count}); is a ';' missing its quotes?");
        return new(columns, [.. rows.Skip(1).Where(r => r.Cells.Any(c => c.Trim().Length > 0))]);
    }

    /// <summary>A cell in a message: short and without control characters.</summary>
    public static string Shown(string cell)
    {
        var clean = string.Concat(cell.Trim().Select(c => char.IsControl(c) ? ' ' : c));
        return clean.Length <= 40 ? clean : clean[..39] + "…";
    }

    private static IEnumerable<CsvRow> Split(string text, FileErrors errors)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, start, quote, rows) = (1, 1, 0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '\r' && quote == 0 && (i + 1 == text.Length || text[i + 1] == '\n'))
                continue;
            if (quote > 0 && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else if (c == '"')
                    quote = 0;
                else
                    cell.Append(c);
            }
            else if (c == '"' && cell.Length == 0)
                quote = line;
            else if (c is ';' or '\n')
            {
                if (cells.Count < MostColumns)
                    cells.Add(Bounded(cell, line, errors));
                else if (cells.Count == MostColumns)
                    errors.Add(line, $"more than {MostColumns} cells");
                cell.Clear();
            }
            else
                cell.Append(c);
            if (c != '\n')
                continue;
            line++;
            if (quote > 0 && i < text.Length)
                continue;
            if (quote > 0)
                errors.Add(quote, "a quote is opened and not closed");
            if (++rows > MostRows)
            {
                errors.Add(start, $"more than {MostRows:N0} lines");
                yield break;
            }

            if (i < text.Length || cells.Any(x => x.Length > 0))
                yield return new(start, [.. cells]);
            cells.Clear();
            start = line;
        }
    }

    private static string Bounded(StringBuilder cell, int line, FileErrors errors)
    {
        if (cell.Length <= LongestCell)
            return cell.ToString();
        errors.Add(line, $"a cell is longer than {LongestCell:N0} characters");
        return "";
    }

    private int Column(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (columns.TryGetValue(name, out var column))
                return column;
        }

        return -1;
    }
}

/// <summary>A row and the line of the file it begins on, from 1.</summary>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells);
