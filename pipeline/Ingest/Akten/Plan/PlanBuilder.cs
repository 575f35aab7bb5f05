using System.Globalization;
using Ingest.Model;

namespace Ingest.Akten.Plan;

/// <summary>Collects positions from either kind of file and checks what makes them a plan: unique Kennzeichen, a tree, plain values.</summary>
internal sealed class PlanBuilder(FileErrors errors)
{
    private const int MostPositions = 200_000;
    private const int LongestKennzeichen = 64;
    private const int LongestText = 2000;
    private const int MostYears = 999;

    private readonly Dictionary<string, int> lineOf = new(StringComparer.Ordinal);
    private readonly List<(int Line, Aktenplaneinheit Einheit)> positions = [];

    /// <param name="line">Where it stands in the file.</param>
    /// <param name="position">Its parent is looked for among all positions when the plan is complete.</param>
    public void Add(int line, Aktenplaneinheit position)
    {
        var kennzeichen = position.Kennzeichen;
        if (kennzeichen.Length is 0 or > LongestKennzeichen || !kennzeichen.Any(char.IsLetterOrDigit))
            errors.Add(line, kennzeichen.Length == 0 ? "the Kennzeichen is missing" : $"'{CsvTable.Shown(kennzeichen)}' is no Kennzeichen");
        else if ((kennzeichen + position.Inhalt + position.BetreffKurz).Any(char.IsControl))
            errors.Add(line, $"{CsvTable.Shown(kennzeichen)}: a text holds control characters");
        else if (position.Inhalt.Length > LongestText || position.BetreffKurz.Length > LongestText)
            errors.Add(line, $"{kennzeichen}: a text is longer than {LongestText} characters");
        else if (lineOf.TryGetValue(kennzeichen, out var first))
            errors.Add(line, string.Create(CultureInfo.InvariantCulture, $"{kennzeichen} stands already in line {first}"));
        else if (positions.Count == MostPositions)
            errors.Add(line, $"more than {MostPositions} positions");
        else if (positions.Count < MostPositions)
        {
            lineOf.Add(kennzeichen, line);
            positions.Add((line, position));
        }
    }

    /// <summary>A position that names no parent stands below the longest Kennzeichen its own begins with.</summary>
    public Aktenplan Build(string bezeichnung, string stand)
    {
        var parents = positions.ToDictionary(p => p.Einheit.Kennzeichen, p => p.Einheit.Parent.Length > 0 ? p.Einheit.Parent : Shorter(p.Einheit.Kennzeichen), StringComparer.Ordinal);
        foreach (var (line, einheit) in positions)
        {
            if (einheit.Parent.Length > 0 && !lineOf.ContainsKey(einheit.Parent))
                errors.Add(line, $"{einheit.Kennzeichen}: there is no position {CsvTable.Shown(einheit.Parent)} to stand below");
            else if (IsInCircle(einheit.Kennzeichen, parents))
                errors.Add(line, $"{einheit.Kennzeichen} stands below itself");
        }

        return errors.Any ? Aktenplan.Empty : new(bezeichnung, stand, [.. positions.Select(p => p.Einheit with { Parent = parents[p.Einheit.Kennzeichen] })]);
    }

    /// <summary>Years as <c>10</c> or <c>10 Jahre</c>, <c>dauernd</c> or <c>unbefristet</c>; the kind as A, B, V or in words. Empty: the position above says it.</summary>
    public Retention Retention(int line, string years, string kind)
    {
        var word = years.Trim().ToLowerInvariant();
        var number = word.EndsWith("jahre", StringComparison.Ordinal) ? word[..^5].TrimEnd() : word.EndsWith("jahr", StringComparison.Ordinal) ? word[..^4].TrimEnd() : word;
        var unlimited = word is "dauernd" or "dauerhaft" or "unbefristet" or "unbegrenzt";
        int? count = null;
        if (word.Length > 0 && !unlimited)
        {
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed <= MostYears)
                count = parsed;
            else
                errors.Add(line, $"'{CsvTable.Shown(years)}' is no number of years from 0 to {MostYears}, nor 'dauernd'");
        }

        return new(count, unlimited, Kind(line, kind));
    }

    private Aussonderungsart? Kind(int line, string kind)
    {
        switch (kind.Trim().ToLowerInvariant())
        {
            case "":
                return null;
            case "a" or "archivwürdig" or "archivwuerdig":
                return Aussonderungsart.Archivwuerdig;
            case "b" or "bewerten":
                return Aussonderungsart.Bewerten;
            case "v" or "vernichten":
                return Aussonderungsart.Vernichten;
            default:
                errors.Add(line, $"'{CsvTable.Shown(kind)}' is no Aussonderungsart; it is A, B or V");
                return null;
        }
    }

    private string Shorter(string kennzeichen)
    {
        for (var length = kennzeichen.Length - 1; length > 0; length--)
        {
            if (lineOf.ContainsKey(kennzeichen[..length]))
                return kennzeichen[..length];
        }

        return "";
    }

    private static bool IsInCircle(string kennzeichen, Dictionary<string, string> parents)
    {
        // a step at a time and two steps at a time meet only in a circle
        var (slow, fast) = (kennzeichen, kennzeichen);
        do
        {
            slow = parents.GetValueOrDefault(slow, "");
            fast = parents.GetValueOrDefault(parents.GetValueOrDefault(fast, ""), "");
            if (slow == kennzeichen && slow.Length > 0)
                return true;
        }
        while (fast.Length > 0 && slow != fast);
        return false;
    }
}
