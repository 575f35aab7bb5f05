namespace Ingest.Tests.Support;

/// <summary>A tab-separated truth table of the test data: rows by column name.</summary>
public static class TruthTable
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(params string[] path)
    {
        if (!TestData.Available)
            return [];
        var lines = File.ReadAllLines(TestData.Path(path));
        var names = lines[0].Split('\t');
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => names
            .Zip(l.Split('\t'))
            .ToDictionary(p => p.First, p => p.Second))];
    }
}
