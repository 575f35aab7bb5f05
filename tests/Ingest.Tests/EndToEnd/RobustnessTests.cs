using System.Text.Json;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>A whole batch of damaged and hostile files: the run ends, every file is accounted for, nothing but our own words is said.</summary>
[Collection(Support.EndToEnd.Collection)]
public sealed class RobustnessTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_hostile_file_ends_stored_in_review_or_in_quarantine_with_a_reason()
    {
        if (!TestData.Available)
            return;
        var files = Chosen();
        var input = Copied(files);

        var outcome = await IngestProcess.RunAsync(
            ["run", input, "--store", folder["store"], "--report", folder["report.json"], "--clock", StackRun.Clock, "-q", "--stack-per-file"],
            new Dictionary<string, string> { ["Ingest__Recognize__PageTimeLimit"] = "00:00:05", ["Ingest__Scan__RenderDpi"] = "150", ["Ingest__Scan__MaxPixels"] = "60000000" });

        outcome.Exits(10);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["report.json"]));
        var report = json.RootElement;
        Assert.True(report.GetProperty("account").GetProperty("closed").GetBoolean());
        var codes = typeof(IssueCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToHashSet();
        var pages = report.GetProperty("pages").EnumerateArray().ToList();
        Assert.Equal(report.GetProperty("account").GetProperty("delivered").GetInt32(), pages.Count);
        foreach (var page in pages.Where(p => p.GetProperty("state").GetString() == "quarantined"))
            Assert.Contains(page.GetProperty("reason").GetString()!, codes);
        var named = pages.Select(p => Path.GetFileName(p.GetProperty("source").GetString()!))
            .Concat(report.GetProperty("ignored").EnumerateArray().Select(i => Path.GetFileName(i.GetString()!))).ToHashSet();
        Assert.Equal("", string.Join(' ', Directory.EnumerateFiles(input).Select(f => Path.GetFileName(f)).Where(f => !named.Contains(f))));
        Assert.DoesNotContain("Syntax Error", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        await TransferNotes.AreWholeAsync(folder["store"]);
    }

    private static IReadOnlyList<string> Chosen()
    {
        var all = ((string[])["pdf_robustness", "image_robustness"])
            .SelectMany(set => File.ReadLines(TestData.Path(set, "files.tsv")).Skip(1).Select(l => TestData.Path(set, l.Split('\t')[0]))).ToList();
        // One that is refused for sure, so that the exit code is the same for every choice.
        return [all.Single(f => Path.GetFileName(f) == "invalid.pdf"), .. TestScope.Choose([.. all.Where(f => Path.GetFileName(f) != "invalid.pdf")], 59)];
    }

    /// <summary>All in one folder under names of their own.</summary>
    private string Copied(IReadOnlyList<string> files)
    {
        var input = folder.Folder("delivery");
        for (var i = 0; i < files.Count; i++)
            File.Copy(files[i], Path.Combine(input, $"{i + 1:D3}-{Path.GetFileName(files[i])}"));
        return input;
    }
}
