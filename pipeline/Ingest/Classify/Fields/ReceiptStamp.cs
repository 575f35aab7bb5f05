using System.Text.RegularExpressions;
using Ingest.Classify.Reading;

namespace Ingest.Classify.Fields;

/// <summary>The stamp of the incoming mail: tells direction, and its date is not that of the letter.</summary>
public static class ReceiptStamp
{
    private static readonly SafeRegex Pattern = new(@"^(post)?(eingang|eingegangen|empf(angen|\.)|received)\b", RegexOptions.CultureInvariant);

    public static bool IsOn(DocumentText text) => text.FirstPage.Any(IsOn);

    public static bool IsOn(SeenLine line) => Pattern.IsMatch(line.Folded);
}
