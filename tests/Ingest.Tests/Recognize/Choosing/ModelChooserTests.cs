using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize;
using Ingest.Recognize.Choosing;

namespace Ingest.Tests.Recognize.Choosing;

public sealed class ModelChooserTests
{
    private const string German = "der Vertrag ist nicht mit dem Rat und den Erben der Gemeinde";
    private const string English = "the letter that you sent to the council is with our office";
    private readonly List<Finding> findings = [];

    [Fact]
    public void A_page_the_usual_model_reads_well_asks_no_other()
    {
        var (usual, other) = (new Model(German, 0.9), new Model(German, 0.99));
        Assert.Equal(20, Read(20, usual, other).Count(t => t == German));
        Assert.Equal((20, 0), (usual.Asked, other.Asked));
        Assert.Empty(findings);
    }

    [Fact]
    public void A_page_it_reads_badly_goes_to_the_model_that_reads_a_few_lines_best()
    {
        var (usual, other) = (new Model("dcr Vcrtrng ift uicht mii dcm Rat unb dcn Erbcn dcr Gcmciudc", 0.4), new Model(German, 0.8));
        Assert.Equal(20, Read(20, usual, other).Count(t => t == German));
        Assert.Equal((6, 20), (usual.Asked, other.Asked));
        var finding = Assert.Single(findings);
        Assert.Equal(IssueCodes.ModelChosen, finding.Code);
        Assert.Contains("0.80", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_language_of_the_lines_speaks_for_its_model()
    {
        var (usual, other) = (new Model(English, 0.85), new Model(English, 0.85));
        Read(20, usual, other);
        Assert.Equal((6, 20), (usual.Asked, other.Asked));
    }

    [Fact]
    public void In_doubt_the_usual_model_stays()
    {
        var (usual, other) = (new Model("xy zw vu ts rq po nm lk ji hg fe dc ba", 0.5), new Model("xy zw vu ts rq po nm lk ji hg fe dc ba", 0.52));
        Read(20, usual, other);
        Assert.Equal((20, 6), (usual.Asked, other.Asked));
        Assert.Empty(findings);
    }

    [Fact]
    public void A_few_letters_do_not_change_the_model()
    {
        var (usual, other) = (new Model("Nr. 7", 0.2), new Model("Nr. 7", 0.9));
        Assert.Equal(2, Read(2, usual, other).Count);
        Assert.Equal((2, 0), (usual.Asked, other.Asked));
    }

    [Fact]
    public void A_page_without_lines_is_empty() => Assert.Empty(Read(0, new Model(German, 1), new Model(German, 1)));

    private List<string> Read(int lines, Model usual, Model other)
    {
        using var pixels = Pix.Create(10, 10, 8);
        var page = new PagePicture(pixels, new UprightResolution(300, 300)) { Noticed = findings.Add };
        var chooser = new ModelChooser([new("deu", PageLanguage.German, usual), new("eng", PageLanguage.English, other)]);
        var regions = Enumerable.Range(0, lines).Select(i => new LineRegion(new Box(0, i * 30, 400 + i % 7 * 50, i * 30 + 20), default, 1)).ToList();
        var read = chooser.Recognize(page, regions, TimeSpan.FromMinutes(1), default);
        Assert.Equal(regions.Select(r => r.Box), read.Select(l => l.Box));
        return [.. read.Select(l => l.ToString())];
    }

    private sealed class Model(string line, double confidence) : ILineRecognizer
    {
        public int Asked { get; private set; }

        public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
        {
            Asked += lines.Count;
            return [.. lines.Select(l => new TextLine(l.Box, l.Baseline, [.. line.Split(' ').Select(w => new Word(w, l.Box, confidence))]))];
        }
    }
}
