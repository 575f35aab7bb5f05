using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Ingest.Model;

namespace Ingest.Cli.Settings;

/// <summary>
/// Binds <c>Section:Key</c> texts to the options records. Unlike the stock binder it refuses unknown keys, replaces lists instead of
/// appending to them, and reports all errors at once.
/// </summary>
public static class OptionsBinder
{
    /// <summary>All keys with the values they have in <paramref name="options"/>, in ordinal order; secrets are left out.</summary>
    public static SortedDictionary<string, string> Flatten(IngestOptions options)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in Sections())
        foreach (var key in Keys(section).Where(k => k.PropertyType != typeof(Secret)))
            values[$"{section.Name}:{key.Name}"] = Format(key.GetValue(section.GetValue(options)));
        return values;
    }

    public static IngestOptions Apply(IngestOptions options, IEnumerable<KeyValuePair<string, string>> values, ICollection<string> errors)
    {
        var result = Clone(options);
        foreach (var (name, text) in values)
        {
            var parts = name.Split(':');
            var section = Sections().FirstOrDefault(s => Same(s.Name, parts[0]));
            var key = section is null || parts.Length < 2 ? null : Keys(section).FirstOrDefault(k => Same(k.Name, parts[1]));
            if (section is null || key is null || parts.Length != 2)
                errors.Add($"Unknown key {name}.{Nearest(name)}");
            else if (!TryParse(key.PropertyType, text, out var value))
                errors.Add($"{name} cannot be '{text}': {Expected(key.PropertyType)} is expected.");
            else
                key.SetValue(section.GetValue(result), value);
        }
        return result;
    }

    // Init-only properties are set on a private copy, never on an options record anyone else holds.
    private static IngestOptions Clone(IngestOptions options) => options with
    {
        Store = options.Store with { },
        Catalog = options.Catalog with { },
        Scan = options.Scan with { },
        Workers = options.Workers with { },
        Recognize = options.Recognize with { },
        Separate = options.Separate with { },
        Classify = options.Classify with { },
        Render = options.Render with { },
        Deposit = options.Deposit with { },
        Transfer = options.Transfer with { },
        Proof = options.Proof with { },
        Exchange = options.Exchange with { },
    };

    private static PropertyInfo[] Sections() => typeof(IngestOptions).GetProperties();

    // Machine code keeps only what is named.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(StoreOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(CatalogOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(ScanOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(WorkerOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(RecognizeOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(SeparateOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(ClassifyOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(RenderOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(DepositOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(ProofOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(ExchangeOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(TransferStatements))]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The sections are named above.")]
    private static IEnumerable<PropertyInfo> Keys(PropertyInfo section) => section.PropertyType.GetProperties().Where(p => p.CanWrite);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Nearest(string name)
    {
        var last = name.Split(':')[^1];
        var match = Sections().SelectMany(s => Keys(s).Select(k => $"{s.Name}:{k.Name}"))
            .Where(k => Same(k.Split(':')[1], last))
            .MinBy(k => Levenshtein.Distance(k, name, k.Length + name.Length));
        return match is null ? "" : $" Did you mean {match}?";
    }

    private static string Format(object? value) => value switch
    {
        IEnumerable<string> list => string.Join('+', list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static bool TryParse(Type type, string text, out object? value)
    {
        var culture = CultureInfo.InvariantCulture;
        (var ok, value) = type switch
        {
            _ when type == typeof(string) => (true, (object?)text),
            _ when type == typeof(Secret) => (true, new Secret(text)),
            _ when type == typeof(int) => (int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var i), i),
            _ when type == typeof(long) => (long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var l), l),
            _ when type == typeof(double) => (double.TryParse(text, NumberStyles.Float, culture, out var d), d),
            _ when type == typeof(bool) => (bool.TryParse(text, out var b), b),
            _ when type == typeof(TimeSpan) => (TimeSpan.TryParse(text, culture, out var t), t),
            _ => (true, text.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        };
        return ok;
    }

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(TimeSpan) => "a duration like 00:02:00",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(double) => "a number like 0.9",
        _ => "a whole number",
    };
}
