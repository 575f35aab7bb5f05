using Ingest.Classify.Reading;
using Ingest.Classify.Fields;

namespace Ingest.Tests.Classify;

public class AktenzeichenPatternsTests
{
    private static readonly Dictionary<string, SafeRegex> Patterns = new()
    {
        ["plan"] = AktenzeichenPatterns.Plan,
        ["referat"] = AktenzeichenPatterns.Referat,
        ["court"] = AktenzeichenPatterns.Court,
        ["justice"] = AktenzeichenPatterns.JusticeAdministration,
        ["tax"] = AktenzeichenPatterns.Tax,
        ["full"] = AktenzeichenPatterns.FullReference,
        ["label"] = AktenzeichenPatterns.Labelled,
    };

    [Theory]
    [InlineData("plan", "0248-4/2014", "0248-4/2014")]
    [InlineData("plan", "7654/8", "7654/8")]
    [InlineData("plan", "211321/37", "211321/37")]
    [InlineData("plan", "2200-BY/14 III", "2200-BY/14 III")]
    [InlineData("plan", "1234-1", "1234-1")]
    [InlineData("plan", "1234-1.1", "1234-1.1")]
    [InlineData("plan", "1234-1.1-1", "1234-1.1-1")]
    [InlineData("plan", "Tel. 0361", "")]
    [InlineData("referat", "24.2-1070-12/2021", "24.2-1070-12/2021")]
    [InlineData("referat", "31-1234/2020-5", "31-1234/2020-5")]
    [InlineData("court", "2 K 1112/05 We", "2 K 1112/05 We")]
    [InlineData("court", "34 O 13/04", "34 O 13/04")]
    [InlineData("court", "VIII ZR 159/23", "VIII ZR 159/23")]
    [InlineData("justice", "2510 - I. 13638", "2510 - I. 13638")]
    [InlineData("justice", "25 - 1.30/11", "25 - 1.30/11")]
    [InlineData("full", "II 120 – 0211-20000-2014/010-003", "II 120 – 0211-20000-2014/010-003")]
    [InlineData("tax", "S 0100", "S 0100")]
    [InlineData("tax", "V 2200-BY/14 III", "V 2200-BY/14 III")]
    [InlineData("label", "Unser Zeichen (bitte bei Antwort angeben): 31-1234/2020-5", "31-1234/2020-5")]
    [InlineData("label", "Tgb.-Nr. 123/68", "123/68")]
    [InlineData("label", "Azubi 2014/123", "")]
    public void A_reference_of_the_notes_is_found_by_its_pattern(string pattern, string text, string value)
    {
        var match = Patterns[pattern].Match(text);
        Assert.Equal(value, match.Success ? match.Groups["v"].Value : "");
    }
}
