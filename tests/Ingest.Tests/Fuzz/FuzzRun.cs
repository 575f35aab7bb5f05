using System.Globalization;

namespace Ingest.Tests.Fuzz;

/// <summary>
/// Feeds damaged samples to a reader. What it may throw is told by the caller; anything else, and any silence, fails with the damaged bytes kept
/// in a file. <c>INGEST_FUZZ_FACTOR=30</c> does thirty times as many rounds with other seeds, <c>INGEST_FUZZ_FROM=1000000</c> begins at that seed:
/// a second run by hand sees damage the first one has not seen.
/// </summary>
internal static class FuzzRun
{
    /// <summary>A minute in steps: a step in which the whole process was stopped counts once.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
    private const int SilentSteps = 12;

    private static int Factor => Setting("INGEST_FUZZ_FACTOR", 1);

    private static int First => Setting("INGEST_FUZZ_FROM", 0);

    public static async Task OverAsync(IReadOnlyList<byte[]> samples, int rounds, Func<byte[], Task> read, Func<Exception, bool> allowed)
    {
        Assert.NotEmpty(samples);
        for (var round = First; round < First + (rounds * Factor); round++)
        {
            var damaged = new Mutator(round).Damage(samples[round % samples.Count], samples[round * 7 % samples.Count]);
            try
            {
                var reading = Task.Run(() => read(damaged));
                for (var steps = 0; steps < SilentSteps && !reading.IsCompleted; steps++)
                    await Task.WhenAny(reading, Task.Delay(Step));
                await (reading.IsCompleted ? reading : throw new TimeoutException());
            }
            catch (Exception e) when (allowed(e))
            {
            }
            catch (Exception e)
            {
                var kept = Path.Combine(Path.GetTempPath(), $"ingest-fuzz-{Guid.NewGuid():n}");
                await File.WriteAllBytesAsync(kept, damaged);
                Assert.Fail($"Round {round}: {e.GetType().Name} at {e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Ingest.", StringComparison.Ordinal))?.Trim()}; the bytes are in {kept}.");
            }
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
