using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ingest.Model;
using Spectre.Console;

namespace Ingest.Cli.Terminal;

/// <summary>Data on stdout: a table for people, JSON for programs.</summary>
internal static class Output
{
    private static readonly RowContext Context = new(new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Columns that a narrow terminal does not break: they are copied and compared.</summary>
    private static readonly string[] Whole = ["ID", "AKTE", "DATE", "PAGE", "PAGES", "STATUS", "VERSION"];

    /// <summary>For people: <c>1 page</c>, <c>2 pages</c>.</summary>
    public static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    public static void Json<T>(T value) => Console.Out.WriteLine(ToJson(value));

    /// <summary>An array, element by element: whatever kind of list the rows are in.</summary>
    public static void JsonRows<T>(IEnumerable<T> rows)
    {
        var array = new RowArray();
        foreach (var row in rows)
            array.Add(row);
        array.End();
    }

    /// <summary>The same for rows that come one by one: a list of any length costs no memory.</summary>
    public static async Task JsonAsync<T>(IAsyncEnumerable<T> rows)
    {
        var array = new RowArray();
        await foreach (var row in rows)
            array.Add(row);
        array.End();
    }

    /// <summary>Whole for programs; for people its first part, which every command takes for the whole.</summary>
    public static string Id(Guid id) => Console.IsOutputRedirected ? id.ToString() : id.ToString()[..8];

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, (JsonTypeInfo<T>)Context.Options.GetTypeInfo(typeof(T)));

    public static string Time(DateTimeOffset time) => IsoTime.Second(time);

    public static void Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows, bool withHeads = true)
    {
        if (Console.IsOutputRedirected)
        {
            // Tab-separated for cut and awk; a cell cannot break the line or start a terminal sequence.
            if (withHeads)
                Console.Out.WriteLine(string.Join('\t', heads));
            foreach (var row in rows)
                Console.Out.WriteLine(string.Join('\t', row.Select(Clean)));
            return;
        }
        var table = new Table().Border(TableBorder.None);
        foreach (var head in heads)
            table.AddColumn(new TableColumn(new Text(head, new Style(decoration: Decoration.Bold))) { NoWrap = Whole.Contains(head) });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(Clean(cell))));
        AnsiConsole.Write(table);
    }

    public static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>An array that is printed while its rows come.</summary>
    private sealed class RowArray
    {
        private string before = "[";

        public void Add<T>(T row)
        {
            Console.Out.Write($"{before}\n  {ToJson(row).Replace("\n", "\n  ", StringComparison.Ordinal)}");
            before = ",";
        }

        public void End() => Console.Out.WriteLine(before == "[" ? "[]" : "\n]");
    }
}
