using System.Globalization;
using System.Text;

namespace Ingest.Throughput.Deposit;

/// <summary>The results as Markdown.</summary>
internal static class DepositTable
{
    public static string Of(IReadOnlyList<DepositResult> results, string machine)
    {
        var text = new StringBuilder(
            """
            # Deposit

            `dotnet run -c Release --project benchmarks/Ingest.Throughput -- --deposit`. Whole deposits: five objects and the commit marker of each document, from work files that
            are deleted. The folder synchronises every file and its directory; Azurite runs on the same cores and writes its index later. Bars: 150 documents/s
            into the folder, 30 documents/s into Azurite.


            """);
        text.Append(machine).Append("\n\n| Store | Document | At once | Documents | Documents/s | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|\n");
        foreach (var r in results)
            text.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"| {r.Store} | {r.Mix} | {r.Parallel} | {r.Documents} | {r.PerSecond:F0} | {r.Milliseconds(0.5):F1} | {r.Milliseconds(0.99):F1} |\n"));
        return text.ToString();
    }
}
