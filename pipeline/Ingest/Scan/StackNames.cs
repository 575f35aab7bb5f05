using System.Globalization;

namespace Ingest.Scan;

/// <summary>Makes stack names unique when several INPUTs hold the same relative path.</summary>
internal static class StackNames
{
    /// <summary>Equal names get as many parent folders in front as it takes to differ; the same for every order of the piles.</summary>
    public static IReadOnlyList<(string Name, Pile Pile)> Unique(IReadOnlyList<Pile> piles)
    {
        var depth = new int[piles.Count];
        while (true)
        {
            var names = piles.Select((p, i) => WithParents(p, depth[i])).ToList();
            var clashes = Enumerable.Range(0, piles.Count)
                .GroupBy(i => names[i], StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
                .SelectMany(g => g)
                .ToList();
            if (clashes.Count == 0)
                return [.. names.Zip(piles)];
            var deeper = clashes.Where(i => depth[i] < Parents(piles[i]).Length).ToList();
            if (deeper.Count == 0)
                return Numbered(names, piles);
            foreach (var i in deeper)
                depth[i]++;
        }
    }

    private static string WithParents(Pile pile, int depth) =>
        string.Join('/', [.. Parents(pile)[^depth..], pile.Name]);

    private static string[] Parents(Pile pile) =>
        pile.Root.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same full path twice, as a folder's images and as an argument: the last resort is a number.</summary>
    private static List<(string Name, Pile Pile)> Numbered(List<string> names, IReadOnlyList<Pile> piles)
    {
        var taken = names.ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var result = new List<(string, Pile)>();
        foreach (var (name, pile) in names.Zip(piles).OrderBy(p => p.First, StringComparer.Ordinal).ThenBy(p => p.Second.Files[0].Path, StringComparer.Ordinal))
        {
            var unique = name;
            if (!used.Add(unique))
                unique = Enumerable.Range(2, piles.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{name}~{i}")).First(taken.Add);
            result.Add((unique, pile));
        }
        return result;
    }
}
