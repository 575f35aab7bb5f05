using System.CommandLine.Parsing;
using System.Globalization;

namespace Ingest.Cli.Commands;

/// <summary>Reads the number of an option; the stock message would name a type of the runtime.</summary>
internal static class WholeNumber
{
    public static int Required(ArgumentResult result) => Parse(result) ?? 0;

    public static int? Parse(ArgumentResult result)
    {
        var text = string.Join(' ', result.Tokens.Select(t => t.Value));
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} takes a whole number, not '{text}'.");
        return null;
    }
}
