using System.Globalization;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>What a stack holds, by its truth table: pages in order with kind and document.</summary>
public sealed record StackTruth(string Input, string Name, IReadOnlyList<StackTruth.Page> Pages)
{
    /// <param name="Document">Number within the stack; 0 for separators and blanks that belong to no document.</param>
    /// <param name="TextFile">Transcription of a content page; empty when there is none.</param>
    /// <param name="Straight">Neither turned nor skewed.</param>
    public sealed record Page(int Number, string Kind, int Document, string TextFile, bool Straight);

    /// <summary>The cut the table asks for: page numbers of each document.</summary>
    public IEnumerable<int[]> Cut => Pages.Where(p => p.Document > 0).GroupBy(p => p.Document).OrderBy(g => g.Key).Select(g => g.Select(p => p.Number).ToArray());

    public static IReadOnlyList<StackTruth> OfRealStacks() => Read(
        TestData.Path("stacks", "truth.tsv"),
        stack => TestData.Path("stacks", stack),
        source => TestData.Path(source.Split('/')));

    public static async Task<IReadOnlyList<StackTruth>> OfSampleAsync(string folder)
    {
        (await IngestProcess.RunAsync(["sample", "-o", folder, "--pages", "24", "--seed", "7"])).Exits(0);
        return Read(Path.Combine(folder, "truth.tsv"), stack => Path.Combine(folder, stack), source => Path.Combine(folder, source));
    }

    private static List<StackTruth> Read(string table, Func<string, string> input, Func<string, string> source)
    {
        var lines = File.ReadAllLines(table);
        var columns = lines[0].Split('\t').ToList();
        return lines.Skip(1).Select(l => l.Split('\t')).GroupBy(Cell("stack")).Select(stack => new StackTruth(input(stack.Key), stack.Key, [.. stack.Select(PageOf)])).ToList();

        Func<string[], string> Cell(string name) => row => columns.IndexOf(name) is var i and >= 0 && i < row.Length ? row[i] : "";

        Page PageOf(string[] row)
        {
            var image = Cell("source")(row) is { Length: > 0 } name ? source(name) : "";
            var text = Cell("text")(row) is { Length: > 0 } given ? source(given) : TextBeside(image);
            return new Page(
                Number(Cell("page")(row)), Cell("kind")(row), Number(Cell("document")(row)), text,
                Number(Cell("turned_cw_deg")(row)) == 0 && Number(Cell("skewed_cw_deg")(row)) == 0);
        }
    }

    private static string TextBeside(string image) =>
        new[] { Path.ChangeExtension(image, ".gt.txt"), Path.ChangeExtension(image, ".txt") }.FirstOrDefault(File.Exists) ?? "";

    private static int Number(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? (int)Math.Ceiling(Math.Abs(value)) : 0;
}
