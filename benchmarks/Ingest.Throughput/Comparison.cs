namespace Ingest.Throughput;

internal sealed record ComparisonPlan(int Rounds, int Pages, bool Generated);

/// <summary>One contender's results on one half, round by round.</summary>
internal sealed record Series(IContender Contender, Half Half, List<Result> Results);

/// <summary>Runs all contenders on both halves, round by round and each round in another order, and makes the table.</summary>
internal sealed class Comparison(ComparisonPlan plan, Action<string> say)
{
    /// <exception cref="IngestException">The built program is missing, or a contender failed.</exception>
    public async Task<string> RunAsync(CancellationToken cancel)
    {
        var work = Directory.CreateTempSubdirectory("ingest-throughput-").FullName;
        try
        {
            var mix = new PageMix(work, plan.Pages, plan.Generated);
            var halves = await mix.WriteAsync(cancel);
            var (contenders, versions) = await PresentAsync(halves, cancel);
            var series = halves.SelectMany(h => contenders.Select(c => new Series(c, h, []))).ToList();
            for (var round = 0; round < plan.Rounds; round++)
                await RoundAsync(series, round, work, cancel);
            return ResultTable.Of(series, mix.Description, versions, await Machine.DescribeAsync(cancel));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task RoundAsync(List<Series> series, int round, string work, CancellationToken cancel)
    {
        var count = series.Select(s => s.Contender).Distinct().Count();
        foreach (var half in series.GroupBy(s => s.Half))
            foreach (var turn in half.Skip(round % count).Concat(half.Take(round % count)))
            {
                var folder = Directory.CreateDirectory(Path.Combine(work, "run")).FullName;
                turn.Results.Add(await turn.Contender.RunAsync(turn.Half, folder, cancel));
                Directory.Delete(folder, recursive: true);
                say(FormattableString.Invariant($"round {round + 1}: {turn.Contender.Name}, {turn.Half.Name}: {turn.Results[^1].Cost.WallSeconds:F1} s"));
            }
    }

    private async Task<(List<IContender> Contenders, List<string> Versions)> PresentAsync(IReadOnlyList<Half> halves, CancellationToken cancel)
    {
        var (present, versions) = (new List<IContender>(), new List<string>());
        foreach (var contender in new IContender[] { new IngestContender(), new OcrmypdfContender(), new TesseractContender() })
        {
            var version = await contender.VersionAsync(cancel);
            if (contender is OcrmypdfContender && halves.Any(h => !File.Exists(h.Pdf)))
                version = "";
            if (version.Length > 0)
            {
                present.Add(contender);
                versions.Add($"{contender.Name.Split(' ')[0]} {version.Replace(contender.Name.Split(' ')[0], "", StringComparison.Ordinal).Trim()}");
            }
            else if (contender is IngestContender)
                throw new MissingDependencyException("The ingest program is not there.", contender.Advice);
            else
                say($"{contender.Name} is left out, it is not installed. {contender.Advice}");
        }
        return (present, versions);
    }
}
