using System.Text;
using System.Text.Json;

namespace Ingest.Journal.Explain;

/// <summary>The explanation for reading: one fact per line, indented, without what is empty. It follows the JSON, so nothing is said twice or left out.</summary>
public static class ExplanationText
{
    private const int Indent = 2;

    public static string Of(Explanation explanation)
    {
        var text = new StringBuilder();
        Members(text, ExplanationJson.ToElement(explanation), 0);
        return text.ToString();
    }

    private static void Members(StringBuilder text, JsonElement owner, int depth)
    {
        foreach (var member in owner.EnumerateObject().Where(m => !IsEmpty(m.Value)))
        {
            Name(text, Words(member.Name), depth);
            Value(text, member.Value, depth);
        }
    }

    private static void Value(StringBuilder text, JsonElement value, int depth)
    {
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !IsShort(value))
        {
            text.Append('\n');
            if (value.ValueKind == JsonValueKind.Object)
                Members(text, value, depth + Indent);
            else
                Items(text, value, depth + Indent);
        }
        else
        {
            text.Append(' ').Append(Short(value)).Append('\n');
        }
    }

    private static void Items(StringBuilder text, JsonElement list, int depth)
    {
        foreach (var item in list.EnumerateArray())
        {
            Name(text, "-", depth);
            Value(text, item, depth);
        }
    }

    private static void Name(StringBuilder text, string name, int depth) =>
        text.Append(' ', depth).Append(name).Append(name == "-" ? "" : ":");

    // a list of words and an object of plain values fit on a line
    private static bool IsShort(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().All(IsPlain)
        : value.EnumerateObject().Count() <= 4 && value.EnumerateObject().All(m => IsPlain(m.Value));

    private static bool IsPlain(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static string Short(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Short)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Where(m => !IsEmpty(m.Value)).Select(m => $"{Words(m.Name)} {Short(m.Value)}")),
        JsonValueKind.String => OneLine(value.GetString() ?? ""),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.GetRawText(),
    };

    // values come from hostile pages: no control character reaches the terminal
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => value.GetString() is "",
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(m => IsEmpty(m.Value)),
        _ => false,
    };

    private static string Words(string camelCase) =>
        string.Concat(camelCase.Select(c => char.IsAsciiLetterUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
