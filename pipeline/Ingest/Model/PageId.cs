using System.Globalization;

namespace Ingest.Model;

/// <summary>Where a page was delivered: its stack (path relative to INPUT) and its number in it, from 1.</summary>
public readonly record struct PageId(string Stack, int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stack}#{Number}");

    /// <exception cref="FormatException">Not <c>stack#n</c> with n from 1.</exception>
    public static PageId Parse(string text)
    {
        var mark = text.LastIndexOf('#');
        return mark > 0 && int.TryParse(text.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new(text[..mark], number)
            : throw new FormatException($"'{text}' is not a page address like stack.tif#3.");
    }
}
