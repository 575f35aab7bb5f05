using Ingest.Classify.Reading;
using System.Text.RegularExpressions;

namespace Ingest.Classify.Fields;

/// <summary>The shapes of file references in Thüringen and around it (notes §2.2); each value is in group <c>v</c>.</summary>
public static class AktenzeichenPatterns
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    public static SafeRegex Plan { get; } = new(@"(?<v>\b\d{3,6}(?:\.\d{1,3})*(?:-[A-Z]{2})?(?:/\d{1,5}|-\d{1,5}(?:\.\d{1,4})?(?:-\d{1,5})?(?:/(?:19|20)?\d{2})?)(?:\s(?:[IVX]{1,4}\b|Bd\.\s?\d+))?)", Options);

    public static SafeRegex Referat { get; } = new(@"(?<v>\b\d{1,3}(?:\.\d{1,2})?-\d{3,5}(?:[./-]\d{1,6}){1,4}\b)", Options);

    public static SafeRegex Court { get; } = new(@"(?<v>\b(?:\d{1,3}|[IVX]{1,5})\s?[A-Z][A-Za-z]{0,4}\s\d{1,5}/\d{2}(?:\s(?:We|Ge|Me|Ef|Gth)\b)?)", Options);

    public static SafeRegex JusticeAdministration { get; } = new(@"(?<v>\b\d{2,4}\s?E?\s?-\s?(?:[IVX]{1,4}|\d{1,2})\.\s?\d{1,6}(?:/\d{1,4})?\b)", Options);

    public static SafeRegex Tax { get; } = new(@"(?<v>\b[A-Z]{1,2}\s\d{3,4}(?:-[A-Z]{2})?(?:/\d{1,4})?(?:\s[IVX]{1,4})?\b)", Options);

    public static SafeRegex FullReference { get; } = new(@"(?<v>\b(?:[IVX]{1,4}\s?\d{1,3}[a-z]?\s?[–—-]\s?)?\d{3,5}-\d{1,6}-(?:19|20)\d{2}/\d{1,4}(?:-\d{1,4})?\b)", Options);

    private const string OwnLabels =
        @"Az|AZ|Aktenzeichen|Aktz|Gesch(?:äfts)?\.?-?\s?(?:zeichen|[ZN]r?)|GZ|Reg(?:istrier)?\.?-?\s?Nr|Tgb\.?-?\s?Nr|Vorgangs(?:nummer|-?Nr)|Vorlagen?-?\s?(?:Nr|nummer)|Drucksachen?-?\s?(?:Nr|nummer)|File\s+No|Case\s+No";

    private const string SignLabels = @"(?:Unser|Ihr|Mein)e?\s+Zeichen|(?:Our|Your)\s+[Rr]ef(?:erence)?";

    /// <summary>A label and, when it follows at once, the text its value begins; <c>l</c> is the label.</summary>
    public static SafeRegex Labelled { get; } = new(
        @"\b(?<l>" + OwnLabels + "|" + SignLabels + @")\b\.?\s*(?:\([^)]{0,60}\)\s*)?[:.]?\s*(?<v>[0-9A-ZÄÖÜ][0-9A-Za-zÄÖÜäöüß .\-/()–—]{0,40}\d[0-9A-Za-z\-/]*)", Options);

    /// <summary>A line that ends in a label: its value stands beside or below it.</summary>
    public static SafeRegex LabelOnly { get; } = new(@"\b(?<l>" + OwnLabels + "|" + SignLabels + @")\.?\s*(?:\([^)]{0,60}\)\s*)?[:.]?\s*$", Options);

    /// <summary>From the most telling to the least.</summary>
    public static IReadOnlyList<SafeRegex> Bare { get; } = [FullReference, Referat, Court, JusticeAdministration, Plan, Tax];
}
