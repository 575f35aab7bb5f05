namespace Ingest.Throughput;

/// <summary>A program that reads a half of the pages.</summary>
internal interface IContender
{
    string Name { get; }

    /// <summary>Version as the program itself says; empty when it is not installed.</summary>
    Task<string> VersionAsync(CancellationToken cancel);

    /// <summary>How to install it.</summary>
    string Advice { get; }

    /// <param name="work">An empty folder for its results.</param>
    Task<Result> RunAsync(Half half, string work, CancellationToken cancel);
}

/// <param name="StageSeconds">Busy seconds by stage, where the program tells.</param>
/// <param name="FirstPage">When the first page was in work and when it was safe, where it can be seen; else 0.</param>
internal sealed record Result(Cost Cost, IReadOnlyDictionary<string, double> StageSeconds, FirstPage FirstPage)
{
    public static Result Of(Cost cost) => new(cost, new Dictionary<string, double>(), default);
}
