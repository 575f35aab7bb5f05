using System.Globalization;
using System.Text.Json;
using Ingest.Deposit;

namespace Ingest.Cli.Settings;

/// <summary>
/// A profile (batch class) is a JSON file; search path <c>./profiles</c>, the store's <c>profiles/</c>, built in.
/// Keys that this version cannot honour are refused, not ignored.
/// </summary>
public static class ProfileReader
{
    private const string BuiltIn = "default";

    public static IngestOptions Apply(IngestOptions options, string name, StorePlace store, ICollection<string> errors)
    {
        if (name.AsSpan().ContainsAny("/\\") || name.StartsWith('.'))
        {
            errors.Add($"Profile name '{name}' must be a plain name.");
            return options;
        }
        var file = (store.IsFolder ? new[] { "profiles", Path.Combine(store.Folder, "profiles") } : ["profiles"]).Select(d => Path.Combine(d, name + ".json")).FirstOrDefault(File.Exists);
        if (file is null)
        {
            if (name != BuiltIn)
                errors.Add($"Profile '{name}' was found neither as profiles/{name}.json nor in the store.");
            return options;
        }
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return OptionsBinder.Apply(options, json.RootElement.EnumerateObject().SelectMany(p => Translate(file, p, errors)), errors);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            errors.Add($"{file} is not a JSON object: {e.Message}");
            return options;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Translate(string file, JsonProperty property, ICollection<string> errors)
    {
        switch (property.Name)
        {
            case "languages":
                return [new("Recognize:Languages", string.Join('+', property.Value.EnumerateArray().Select(v => v.GetString())))];
            case "quality":
                return [new("Recognize:Quality", property.Value.GetString() ?? "")];
            case "errorBudget":
                return [new("Deposit:ErrorBudget", property.Value.GetDouble().ToString(CultureInfo.InvariantCulture))];
            case "separators":
                return [new("Separate:SeparatorTexts", string.Join('+', property.Value.EnumerateArray().Select(v => v.GetString())))];
            case "thresholds":
                return property.Value.EnumerateObject().Select(t => KeyValuePair.Create(
                    t.Name == "class" ? "Classify:AcceptConfidence" : $"thresholds:{t.Name}", t.Value.GetRawText()));
            case "transfervermerk":
                return property.Value.EnumerateObject().Select(s => KeyValuePair.Create(
                    "Transfer:" + char.ToUpperInvariant(s.Name[0]) + s.Name[1..], s.Value.GetString() ?? ""));
            case "limits":
                return property.Value.EnumerateObject().Select(l => KeyValuePair.Create(
                    "Scan:" + char.ToUpperInvariant(l.Name[0]) + l.Name[1..], l.Value.ToString()));
            case "pdfa" when property.Value.ValueEquals("2u"):
            case "blank" when property.Value.ValueEquals("mark"):
                return [];
            default:
                errors.Add($"{file}: '{property.Name}' with this value is not known to this version.");
                return [];
        }
    }
}
