using System.Text;
using Ingest.Classify.Rules;
using Ingest.Model;

namespace Ingest.Tests.Classify;

public class RuleScorerTests
{
    private static IReadOnlyList<ClassProposal> Score(string text, params string[] cues)
    {
        var classes = cues.GroupBy(c => c[0]).Select(g => $$"""{ "code": "{{g.Key}}", "label": "{{g.Key}}", "cues": [ {{string.Join(',', g.Select(Cue))}} ] }""");
        var json = $$"""{ "version": "t", "classes": [ {{string.Join(',', classes)}} ] }""";
        return new RuleScorer(ClassRulesFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "t")).Score(Letters.Read(text));
    }

    /// <summary>"A word 4": class, word, weight.</summary>
    private static string Cue(string cue) => cue.Split(' ') is [_, var word, var weight]
        ? $$"""{ "text": "{{word}}", "zone": "any", "weight": {{weight}} }"""
        : throw new ArgumentException(cue);

    [Fact]
    public void Without_evidence_the_class_is_other_and_the_confidence_zero()
    {
        var proposal = Assert.Single(Score("nothing", "A alpha 4"));
        Assert.Equal((ClassRules.Other, 0.0), (proposal.Class, proposal.Confidence));
    }

    [Fact]
    public void One_strong_cue_is_believed_and_one_medium_cue_is_not()
    {
        Assert.True(Score("alpha", "A alpha 4")[0].Confidence > 0.9);
        Assert.True(Score("alpha", "A alpha 2")[0].Confidence < 0.65);
    }

    [Fact]
    public void Two_classes_with_equal_evidence_share_the_confidence_and_keep_their_order()
    {
        var proposals = Score("alpha beta", "B beta 4", "A alpha 4");
        Assert.Equal(["A", "B"], proposals.Select(p => p.Class));
        Assert.Equal(proposals[0].Confidence, proposals[1].Confidence);
        Assert.True(proposals[0].Confidence < 0.5);
    }

    [Fact]
    public void Further_cues_of_a_class_count_less_and_cues_against_it_in_full()
    {
        var one = Score("alpha", "A alpha 2", "A beta 2")[0].Confidence;
        var two = Score("alpha\nbeta", "A alpha 2", "A beta 2")[0].Confidence;
        Assert.True(two > one);
        Assert.InRange(two, one, Score("alpha", "A alpha 4")[0].Confidence);
        Assert.Equal(one, Score("alpha\ngamma beta delta", "A alpha 2", "A gamma 2", "A beta -1", "A delta -0.5")[0].Confidence);
    }

    [Fact]
    public void One_line_is_one_observation_and_its_strongest_cue_counts() =>
        Assert.Equal(Score("alpha", "A alpha 4")[0].Confidence, Score("alpha beta", "A beta 2", "A alpha 4")[0].Confidence);

    [Fact]
    public void Rules_are_never_certain() => Assert.Equal(0.99, Score("alpha", "A alpha 10")[0].Confidence);

    [Fact]
    public void Evidence_names_cue_weight_page_and_box()
    {
        var evidence = Assert.Single(Score("one\nalpha", "A alpha 4")[0].Evidence);
        Assert.Equal(("A: any alpha", 4.0, new PageId("s", 1)), (evidence.Cue, evidence.Weight, evidence.Page));
        Assert.Equal(new(0, 40, 100, 80), evidence.Box);
    }
}
