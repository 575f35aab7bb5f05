using System.Text;
using Ingest.Classify.Rules;

namespace Ingest.Tests.Classify;

public class ClassRulesTests
{
    private static ClassRules Load(string json) => ClassRulesFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "classes.json");

    [Fact]
    public void The_built_in_rules_load_and_name_all_classes_that_are_always_reviewed()
    {
        Assert.NotEmpty(ClassRules.Default.Version);
        Assert.Equal(["BESCHEID", "WIDERSPRUCHSBESCHEID", "WIDERSPRUCH", "ZUSTELLUNGSURKUNDE", "URKUNDE"],
            ClassRules.Default.Classes.Where(c => c.AlwaysReviewed).Select(c => c.Code));
        Assert.NotNull(ClassRules.Default.Find(ClassRules.Other));
    }

    [Fact]
    public void All_errors_of_a_file_are_told_at_once()
    {
        const string Json = """
            { "classes": [
              { "code": "a b", "cues": [ { "text": "x", "regex": "y", "zone": "heading", "weight": 1 }, { "text": "x", "zone": "top", "weight": 0 } ] },
              { "code": "B", "label": "B", "colour": 1, "cues": [ { "regex": "(?=x)", "zone": "any", "weight": 1 }, { "regex": "(", "zone": "any", "weight": 1 } ] },
              { "code": "B", "label": "B" } ] }
            """;
        var message = Assert.Throws<ConfigurationException>(() => Load(Json)).Message;
        Assert.All(
            ["version is missing", "a b: code", "a b: label", "a b, cue 1: give either", "a b, cue 2: zone", "a b, cue 2: weight",
             "B: unknown key colour", "B, cue 1: the regex", "B, cue 2: the regex", "class B occurs 2 times"],
            error => Assert.Contains(error, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"version\": 1 }")]
    public void A_file_that_is_no_rules_file_is_refused(string json) => Assert.Throws<ConfigurationException>(() => Load(json));

    [Fact]
    public void A_pattern_is_written_as_one_speaks_and_matches_over_a_line_break()
    {
        var rules = Load("""{ "version": "t", "classes": [ { "code": "X", "label": "X", "cues": [ { "regex": "große Straße", "zone": "any", "weight": 4 } ] } ] }""");
        Assert.Equal("X", new RuleScorer(rules).Score(Letters.Read("die GROSSE\nSTRASSE"))[0].Class);
    }
}
