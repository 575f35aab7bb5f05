using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest.Tests.Journal;

/// <summary>Rows of an older program lack the properties that came later.</summary>
public class OlderRowTests
{
    public static TheoryData<Type> Records() => [.. Reached([typeof(RecordedPage), typeof(ClassifiedDocument)])];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_property_that_a_row_does_not_have_reads_as_its_initialiser_says(Type record)
    {
        var expected = JsonSerializer.Deserialize("{}", record, Reflected());
        var read = JsonSerializer.Deserialize("{}", record, new JournalContext(ExactJson.Options()));

        var parameters = record.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters().Select(p => p.Name).ToHashSet();
        foreach (var property in record.GetProperties().Where(p => p.CanWrite && !parameters.Contains(p.Name)))
            Assert.Equal(Told(property.GetValue(expected)), (property.Name, Told(property.GetValue(read))).Item2);
    }

    [Fact]
    public void Rows_are_written_as_they_were_when_reflection_wrote_them()
    {
        var page = new RecordedPage(new("stack", 3), Digest.Of("key"u8), "scan.tif", Digest.Of("file"u8))
        {
            Turn = Turn.Left, Flags = PageFlags.TextMissing | PageFlags.PoorText, Confidence = double.NaN, Elapsed = TimeSpan.FromMilliseconds(1.5),
            Findings = new() { SkewDegrees = -0.1, Codes = [new("QR", "Straße \"1\"", new(1, 2, 3, 4))] },
            Issues = [new(IssueCodes.PageUndecodable, "Seite", "ä")],
        };

        Assert.Equal(JsonSerializer.Serialize(page, Reflected()), JournalJson.Write(page));
    }

    private static JsonSerializerOptions Reflected()
    {
        var options = ExactJson.Options();
        options.Converters.Add(new JsonStringEnumConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        return options;
    }

    private static string Told(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable all => $"[{string.Join(", ", all.Cast<object>())}]",
        _ => JsonSerializer.Serialize(value, value.GetType(), Reflected()),
    };

    private static HashSet<Type> Reached(Type[] roots)
    {
        var seen = new HashSet<Type>();
        var open = new Queue<Type>(roots);
        while (open.TryDequeue(out var type))
        {
            foreach (var argument in type.GetGenericArguments())
                open.Enqueue(argument);
            if (type.Namespace?.StartsWith("Ingest", StringComparison.Ordinal) != true || type.IsValueType || !seen.Add(type))
                continue;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                open.Enqueue(property.PropertyType);
        }
        return seen;
    }
}
