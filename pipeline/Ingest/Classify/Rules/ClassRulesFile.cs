using System.Text.Json;
using Ingest.Classify.Reading;

namespace Ingest.Classify.Rules;

/// <summary>Reads <c>classes.json</c> and says everything that is wrong with it at once.</summary>
public static class ClassRulesFile
{
    private const double MaxWeight = 10;
    private static readonly Dictionary<string, Zone> Zones = new(StringComparer.Ordinal)
    {
        ["heading"] = Zone.Heading,
        ["head"] = Zone.Head,
        ["body"] = Zone.Body,
        ["foot"] = Zone.Foot,
        ["first"] = Zone.FirstPage,
        ["any"] = Zone.Any,
    };

    /// <param name="stream">JSON, UTF-8; stays the caller's.</param>
    /// <param name="name">How messages call the file.</param>
    /// <exception cref="ConfigurationException">Not JSON, or rules that cannot be used; the message lists all errors.</exception>
    public static ClassRules Load(Stream stream, string name)
    {
        RulesEntry? file;
        try
        {
            file = JsonSerializer.Deserialize(stream, RulesContext.Default.RulesEntry);
        }
        catch (JsonException e)
        {
            throw Refuse(name, [$"line {e.LineNumber + 1}: not the JSON expected ({e.Path})"]);
        }
        var errors = new List<string>();
        Unknown(errors, "the file", file?.Unknown);
        if (string.IsNullOrWhiteSpace(file?.Version))
            errors.Add("version is missing");
        if (file?.Classes is not { Count: > 0 })
            errors.Add("classes is missing or empty");
        var classes = (file?.Classes ?? []).Select((c, i) => Class(c, i, errors)).ToList();
        foreach (var twice in classes.GroupBy(c => c.Code).Where(g => g.Count() > 1))
            errors.Add($"class {twice.Key} occurs {twice.Count()} times");
        return errors.Count == 0 ? new(file!.Version!, classes) : throw Refuse(name, errors);
    }

    private static ClassRule Class(ClassEntry entry, int index, List<string> errors)
    {
        var where = string.IsNullOrWhiteSpace(entry.Code) ? $"class {index + 1}" : entry.Code;
        Unknown(errors, where, entry.Unknown);
        if (entry.Code is null || entry.Code.Length == 0 || !entry.Code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'))
            errors.Add($"{where}: code must be capital letters, digits and underscores");
        if (string.IsNullOrWhiteSpace(entry.Label))
            errors.Add($"{where}: label is missing");
        var cues = (entry.Cues ?? []).Select((c, i) => Cue(c, where, i, errors)).OfType<Cue>().ToList();
        return new(entry.Code ?? "", entry.Label ?? "", entry.Review, cues);
    }

    private static Cue? Cue(CueEntry entry, string code, int index, List<string> errors)
    {
        var where = $"{code}, cue {index + 1}";
        var before = errors.Count;
        Unknown(errors, where, entry.Unknown);
        if (string.IsNullOrWhiteSpace(entry.Text) == string.IsNullOrWhiteSpace(entry.Regex))
            errors.Add($"{where}: give either text or regex");
        if (!Zones.TryGetValue(entry.Zone ?? "", out var zone))
            errors.Add($"{where}: zone must be one of {string.Join(", ", Zones.Keys)}");
        if (entry.Weight is not { } weight || weight == 0 || Math.Abs(weight) > MaxWeight)
            errors.Add($"{where}: weight must be a number other than 0 between -{MaxWeight} and {MaxWeight}");
        if (errors.Count > before)
            return null;
        try
        {
            ICuePattern pattern = entry.Regex is { Length: > 0 } regex ? new PatternCue(regex, acrossLines: zone != Zone.Heading)
                : zone == Zone.Heading ? new HeadingCue(entry.Text!) : new PhraseCue(entry.Text!);
            return new($"{code}: {entry.Zone} {entry.Text ?? entry.Regex}", zone, entry.Weight!.Value, pattern);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            errors.Add($"{where}: the regex is wrong or needs backtracking");
            return null;
        }
    }

    private static void Unknown(List<string> errors, string where, Dictionary<string, JsonElement>? keys) =>
        errors.AddRange((keys ?? []).Keys.Select(k => $"{where}: unknown key {k}"));

    private static ConfigurationException Refuse(string name, IReadOnlyList<string> errors) =>
        new($"The document classes in {name} cannot be used: {string.Join("; ", errors)}.", "Correct the file; the built-in rules hold while it is absent.");
}
