using System.Text;
using Ingest.Cli.Settings;
using Ingest.Deposit;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class ProfileReaderTests : IDisposable
{
    private readonly TempFolder store = new();
    private readonly List<string> errors = [];

    [Fact]
    public void A_profile_of_the_store_sets_its_options()
    {
        var options = Read("""
            { "languages": ["deu", "eng"], "errorBudget": 0.25, "thresholds": { "class": 0.5 }, "limits": { "maxPages": 7 },
              "separators": ["TRENN"], "pdfa": "2u", "blank": "mark", "quality": "best" }
            """);
        Assert.Empty(errors);
        Assert.Equal(["deu", "eng"], options.Recognize.Languages);
        Assert.Equal((0.25, 0.5, 7), (options.Deposit.ErrorBudget, options.Classify.AcceptConfidence, options.Scan.MaxPages));
        Assert.Equal(["TRENN"], options.Separate.SeparatorTexts);
        Assert.Equal("best", options.Recognize.Quality);
    }

    [Theory]
    [InlineData("""{ "sprache": "deu" }""", "'sprache'")]
    [InlineData("""{ "pdfa": "3b" }""", "'pdfa'")]
    [InlineData("""{ "thresholds": { "page": 1 } }""", "thresholds:page")]
    [InlineData("""{ "limits": { "maxSheets": 1 } }""", "Scan:MaxSheets")]
    [InlineData("""{ "languages": "deu" }""", "p.json")]
    [InlineData("[1]", "p.json")]
    [InlineData("{", "p.json")]
    public void What_cannot_be_honoured_is_refused(string json, string named)
    {
        Read(json);
        Assert.Contains(named, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../p")]
    [InlineData("a\\p")]
    [InlineData(".p")]
    [InlineData("nowhere")]
    public void A_name_leads_nowhere_else(string name)
    {
        ProfileReader.Apply(new IngestOptions(), name, StorePlace.OfFolder(store.Root), errors);
        Assert.Contains(name, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_profile_needs_no_file()
    {
        ProfileReader.Apply(new IngestOptions(), "default", StorePlace.OfFolder(store.Root), errors);
        Assert.Empty(errors);
    }

    private IngestOptions Read(string json)
    {
        store.Write("profiles/p.json", Encoding.UTF8.GetBytes(json));
        return ProfileReader.Apply(new IngestOptions(), "p", StorePlace.OfFolder(store.Root), errors);
    }

    public void Dispose() => store.Dispose();
}
