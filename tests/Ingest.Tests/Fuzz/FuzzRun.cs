using System.Globalization;

namespace Ingest.Tests.Fuzz;

/// <summary>
/// Feeds damaged samples to a reader. What it may throw is told by the caller; anything else, and any silence, fails with the damaged bytes kept
/// in a file. <c>INGEST_FUZZ_FACTOR=30</c> does thirty times as many rounds with other seeds.
/// </summary>
internal static class FuzzRun
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private static int Factor => int.TryParse(Environment.GetEnvironmentVariable("INGEST_FUZZ_FACTOR"), CultureInfo.InvariantCulture, out var factor) ? factor : 1;

    public static async Task OverAsync(IReadOnlyList<byte[]> samples, int rounds, Func<byte[], Task> read, Func<Exception, bool> allowed)
    {
        Assert.NotEmpty(samples);
        for (var round = 0; round < rounds * Factor; round++)
        {
            var damaged = new Mutator(round).Damage(samples[round % samples.Count], samples[round * 7 % samples.Count]);
            try
            {
                await Task.Run(() => read(damaged)).WaitAsync(Silence);
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
}
