using Ingest.Model;

namespace Ingest.Akten.Plan;

/// <summary>
/// A list of Akten as a table. Columns: <c>Aktenzeichen</c>; optional <c>Betreff</c>, <c>Aktenplaneinheit</c>, <c>Aufbewahrung</c>,
/// <c>Aussonderung</c>, <c>zdA</c> (the day it was closed). Other columns are not read.
/// </summary>
public sealed record AktenFile(IReadOnlyList<AkteRow> Akten, IReadOnlyList<string> Notes)
{
    private const int LongestName = 100;
    private const string Advice = "Nothing was changed. Correct the file and import it again; 'ingest import akten --help' names the columns.";

    /// <exception cref="NothingReadableException">The file is no such list; all that is wrong with it is said, by line.</exception>
    public static AktenFile Read(string path)
    {
        var file = ImportFile.Read(path);
        if (file.IsZip || file.IsXml)
            throw file.Refused("it is no CSV file");
        var (text, note) = file.Text();
        var errors = new FileErrors(file.Name);
        var table = CsvTable.Read(text, errors);
        var named = table.Has("Aktenzeichen");
        if (!named)
            errors.Add(1, "there is no column Aktenzeichen; the first line names the columns, with ';' between them");
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var akten = new List<AkteRow>();
        foreach (var row in named ? table.Rows : [])
        {
            var akte = Row(table, row, errors);
            if (akte.Aktenzeichen.Length is 0 or > LongestName || !akte.Aktenzeichen.Any(char.IsLetterOrDigit))
                errors.Add(row.Line, "the Aktenzeichen is missing or none");
            else if (!seen.TryAdd(akte.Aktenzeichen, row.Line))
                errors.Add(row.Line, $"{CsvTable.Shown(akte.Aktenzeichen)} stands already in line {seen[akte.Aktenzeichen]}");
            else
                akten.Add(akte);
        }

        errors.ThrowIfAny(Advice);
        return new(akten, note.Length > 0 ? [note] : []);
    }

    private static AkteRow Row(CsvTable table, CsvRow row, FileErrors errors)
    {
        var day = table.Cell(row, "zdA", "ZdADatum");
        DateOnly closed = default;
        if (day.Length > 0 && !Days.TryRead(day, out closed))
            errors.Add(row.Line, $"'{CsvTable.Shown(day)}' is no day like 2014-12-31 or 31.12.2014");
        return new(
            OneLine(table.Cell(row, "Aktenzeichen")), OneLine(table.Cell(row, "Betreff", "Titel")), table.Cell(row, "Aktenplaneinheit", "Aktenplan", "Kennzeichen"),
            new PlanBuilder(errors).Retention(row.Line, table.Cell(row, "Aufbewahrung", "Aufbewahrungsfrist"), table.Cell(row, "Aussonderung", "Aussonderungsart")),
            day.Length > 0 ? closed : null);
    }

    private static string OneLine(string cell) => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
