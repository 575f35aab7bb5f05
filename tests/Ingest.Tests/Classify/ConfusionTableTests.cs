using System.Globalization;
using System.Text;
using Ingest.Classify.Rules;

namespace Ingest.Tests.Classify;

public class ConfusionTableTests
{
    private const double Accept = 0.9;

    [Fact]
    public void The_rules_decide_generated_documents_as_the_golden_table_says()
    {
        var scorer = new RuleScorer(ClassRules.Default);
        var table = new StringBuilder();
        foreach (var (code, variant, text) in GeneratedLetters.All())
        {
            var best = scorer.Score(Letters.Read(text))[0];
            table.Append(CultureInfo.InvariantCulture, $"{code}\t{variant}\t{best.Class}\t{best.Confidence:F2}\t{(best.Confidence >= Accept ? "sure" : "unsure")}\n");
        }
        var golden = Path.Combine(Root(), "tests", "golden", "classify", "confusion.tsv");
        if (Environment.GetEnvironmentVariable("INGEST_APPROVE") == "1")
            File.WriteAllText(golden, table.ToString());
        Assert.Equal(File.ReadAllText(golden), table.ToString());
    }

    [Fact]
    public void No_generated_document_is_decided_wrongly_with_confidence()
    {
        var scorer = new RuleScorer(ClassRules.Default);
        Assert.All(GeneratedLetters.All(), letter =>
        {
            var best = scorer.Score(Letters.Read(letter.Text))[0];
            Assert.True(best.Class == letter.Class || best.Confidence < Accept, $"{letter.Class}, {letter.Variant}: {best.Class} {best.Confidence}");
        });
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ingest.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Ingest.sln above the tests.");
        return folder.FullName;
    }
}
