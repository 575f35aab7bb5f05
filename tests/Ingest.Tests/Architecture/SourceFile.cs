using System.Text.RegularExpressions;
using Ingest.Tests.Support;

namespace Ingest.Tests.Architecture;

/// <summary>A C# file of the repository, read as text: what the border tests look at.</summary>
internal sealed partial record SourceFile(string Name, string Text)
{
    public int Lines => Text.Count(c => c == '\n');

    /// <summary>Namespaces named in it, by using or in full.</summary>
    public IEnumerable<string> Mentions => Namespaces().Matches(Text).Select(m => m.Value);

    public static IReadOnlyList<SourceFile> Below(params string[] folder)
    {
        var root = Repository.File(folder);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(name => !name.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
        return [.. files.Select(name => new SourceFile(name, File.ReadAllText(Repository.File(name))))];
    }

    [GeneratedRegex(@"\bIngest\.[A-Z]\w*")]
    private static partial Regex Namespaces();
}
