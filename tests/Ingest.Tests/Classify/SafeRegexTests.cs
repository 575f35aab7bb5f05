using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Ingest.Classify.Fields;
using Ingest.Classify.Reading;

namespace Ingest.Tests.Classify;

public sealed class SafeRegexTests
{
    [Fact]
    public void A_text_that_keeps_backtracking_busy_for_ever_is_answered_all_the_same()
    {
        var regex = new SafeRegex("(a+)+(b+)+$", RegexOptions.CultureInvariant);
        var text = new string('a', 5000) + "c";
        Assert.False(regex.IsMatch(text));
        Assert.False(regex.Match(text).Success);
        Assert.Empty(regex.Matches(text));
        Assert.Equal(text, regex.Remove(text));
        Assert.True(regex.IsMatch(text + "aab"));
    }

    [Theory]
    [InlineData("a(?=b)")]
    [InlineData("(?<!a)b")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(?<x>a)\k<x>")]
    public void An_expression_that_needs_backtracking_is_refused([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) =>
        Assert.Throws<NotSupportedException>(() => new SafeRegex(pattern, RegexOptions.CultureInvariant));

    [Fact]
    public void Every_expression_of_file_references_has_a_linear_twin_that_finds_the_same()
    {
        const string Text = "Az. 4711-12/2019-3 vom 3.4.2019, 3 K 123/19 We, 1402 E - IV. 12/98, S 2345-TH/7 II, Geschäftszeichen: 22-5533-88/1-7";
        Assert.All([.. AktenzeichenPatterns.Bare, AktenzeichenPatterns.Labelled, AktenzeichenPatterns.LabelOnly], regex =>
            Assert.Equal(regex.Linear.Matches(Text).Select(m => (m.Index, m.Value)), regex.Matches(Text).Select(m => (m.Index, m.Value))));
    }
}
