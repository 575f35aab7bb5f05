using System.Globalization;
using System.Text.Json;

namespace Ingest.Benchmarks.Allocations;

/// <summary>
/// Compares what the operations allocate with the committed figures. Time belongs to a machine, bytes do not: this can run anywhere, next to anything.
/// </summary>
internal static class AllocationGate
{
    private const double Tolerance = 0.10;
    private const string Accept = "dotnet run -c Release --project benchmarks/Ingest.Benchmarks -- --accept-allocations";
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    /// <summary>One line for each operation that is above its figure or has none.</summary>
    /// <returns>0, or 1 when there was such a line.</returns>
    public static async Task<int> CheckAsync(string file)
    {
        var committed = JsonSerializer.Deserialize<Dictionary<string, long>>(await File.ReadAllBytesAsync(file))!;
        var measured = await MeasureAsync();
        var complaints = Complaints(committed, measured).ToList();
        foreach (var complaint in complaints)
            await Console.Error.WriteLineAsync(complaint);
        if (complaints.Count > 0)
            await Console.Error.WriteLineAsync($"When that is meant to be so: {Accept}");
        else
            Console.WriteLine($"{measured.Count} operations allocate what {Path.GetFileName(file)} says.");
        return complaints.Count > 0 ? 1 : 0;
    }

    /// <summary>Writes the figures of this program into the file.</summary>
    public static async Task<int> AcceptAsync(string file)
    {
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(await MeasureAsync(), Layout) + "\n");
        Console.WriteLine($"{file} is written; read the difference before you commit it.");
        return 0;
    }

    private static IEnumerable<string> Complaints(Dictionary<string, long> committed, Dictionary<string, long> measured)
    {
        foreach (var (name, bytes) in measured)
        {
            if (!committed.TryGetValue(name, out var figure))
                yield return Say($"{name}: allocates {bytes:N0} bytes and has no committed figure.");
            else if (bytes > figure * (1 + Tolerance))
                yield return Say($"{name}: allocates {bytes:N0} bytes, {(double)bytes / figure - 1:P0} more than the committed {figure:N0}.");
        }
        foreach (var name in committed.Keys.Except(measured.Keys))
            yield return Say($"{name}: has a committed figure and is not measured any more.");
    }

    private static async Task<Dictionary<string, long>> MeasureAsync()
    {
        var figures = new Dictionary<string, long>();
        foreach (var operation in Operation.All)
            figures[operation.Name] = await operation.MeasureAsync();
        return figures;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
