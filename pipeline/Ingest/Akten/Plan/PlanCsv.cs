using Ingest.Model;

namespace Ingest.Akten.Plan;

/// <summary>
/// An Aktenplan as a table. Columns: <c>Kennzeichen</c>, <c>Inhalt</c>; optional <c>BetreffKurz</c>, <c>Uebergeordnet</c>,
/// <c>Aufbewahrung</c> (years or <c>dauernd</c>), <c>Aussonderung</c> (A, B, V), <c>Stillgelegt</c> (1 or 0). Other columns are not read.
/// </summary>
internal static class PlanCsv
{
    private static readonly string[] Kennzeichen = ["Kennzeichen", "Aktenplankennzeichen"];
    private static readonly string[] Inhalt = ["Inhalt", "Inhaltsangabe", "Bezeichnung", "Betreff"];
    private static readonly string[] Kurz = ["BetreffKurz", "Kurz"];
    private static readonly string[] Above = ["Uebergeordnet", "Übergeordnet", "Parent"];
    private static readonly string[] Years = ["Aufbewahrung", "Aufbewahrungsdauer", "Aufbewahrungsfrist", "Frist"];
    private static readonly string[] Kind = ["Aussonderung", "Aussonderungsart"];

    public static Aktenplan Read(string text, FileErrors errors)
    {
        var table = CsvTable.Read(text, errors);
        var missing = new[] { Kennzeichen, Inhalt }.Where(n => !table.Has(n)).ToList();
        foreach (var needed in missing)
            errors.Add(1, $"there is no column {needed[0]}; the first line names the columns, with ';' between them");
        if (missing.Count > 0)
            return Aktenplan.Empty;
        var plan = new PlanBuilder(errors);
        foreach (var row in table.Rows)
        {
            plan.Add(row.Line, new(
                table.Cell(row, Kennzeichen), OneLine(table.Cell(row, Inhalt)), table.Cell(row, Above),
                plan.Retention(row.Line, table.Cell(row, Years), table.Cell(row, Kind)))
            {
                BetreffKurz = OneLine(table.Cell(row, Kurz)),
                Stillgelegt = table.Cell(row, "Stillgelegt") is "1" or "true" or "ja" or "x",
            });
        }

        if (table.Rows.Count == 0)
            errors.Add(1, "there is no position below the first line");
        return plan.Build("", "");
    }

    private static string OneLine(string cell) => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
