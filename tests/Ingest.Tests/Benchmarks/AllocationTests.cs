using System.Text.Json.Nodes;
using Ingest.Tests.Support;

namespace Ingest.Tests.Benchmarks;

/// <summary>The gate of <c>benchmarks/allocations.json</c>: a hot path may not quietly allocate more. Bytes, not time: it says the same on every machine.</summary>
[Collection(Support.EndToEnd.Collection)]
public sealed class AllocationTests
{
    private static readonly string Figures = Repository.File("benchmarks", "allocations.json");

    [Fact]
    public async Task No_hot_path_allocates_a_tenth_more_than_its_committed_figure()
    {
        var gate = await GateAsync(Figures);
        Assert.True(gate.ExitCode == 0, gate.Errors);
    }

    [Fact]
    public async Task An_operation_above_its_figure_is_named_with_both_figures_and_the_way_to_accept_them()
    {
        var figures = JsonNode.Parse(await File.ReadAllTextAsync(Figures))!.AsObject();
        figures["encode words"] = (long)figures["encode words"]! / 2;
        figures["nobody does this"] = 1;
        figures.Remove("decode words");
        using var folder = new TempFolder();

        var gate = await GateAsync(folder.Write("figures.json", System.Text.Encoding.UTF8.GetBytes(figures.ToJsonString())));

        Assert.Equal(1, gate.ExitCode);
        Assert.Matches(@"encode words: allocates [\d,]+ bytes, \d+ % more than the committed [\d,]+\.", gate.Errors);
        Assert.Matches(@"decode words: allocates [\d,]+ bytes and has no committed figure\.", gate.Errors);
        Assert.Contains("nobody does this: has a committed figure and is not measured any more.", gate.Errors, StringComparison.Ordinal);
        Assert.Contains("--accept-allocations", gate.Errors, StringComparison.Ordinal);
        Assert.Equal(4, gate.Errors.Trim().Split('\n').Length);
    }

    /// <summary>In a process of its own, which compiles every method once: tiers would change the figures while they are taken.</summary>
    private static Task<Tool> GateAsync(string figures)
    {
        var built = Path.GetRelativePath(Repository.File("tests", "Ingest.Tests"), AppContext.BaseDirectory);
        return Tool.TryAsync("dotnet", Repository.File("benchmarks", "Ingest.Benchmarks", built, "Ingest.Benchmarks.dll"), "--allocations", figures);
    }
}
