using System.Buffers;
using System.Security.Cryptography;
using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>Keeps reading below a rate, so that a verification beside the day's work leaves the medium to others. Shared by all readers.</summary>
/// <param name="bytesPerSecond">0 for no bound.</param>
public sealed class ReadingPace(double bytesPerSecond, TimeProvider time)
{
    private const int Piece = 1 << 18;

    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private double due;

    public static ReadingPace Unbounded { get; } = new(0, TimeProvider.System);

    public async ValueTask<(Digest Sha256, long Length)> DigestAsync(Stream stream, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        var length = 0L;
        try
        {
            while (await stream.ReadAsync(piece, cancel) is > 0 and var read)
            {
                hash.AppendData(piece, 0, read);
                length += read;
                await SpendAsync(read, cancel);
            }

            return (Digest.OfHash(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private async ValueTask SpendAsync(int bytes, CancellationToken cancel)
    {
        if (bytesPerSecond <= 0)
            return;
        double ahead;
        lock (gate)
        {
            var now = time.GetElapsedTime(start).TotalSeconds;
            due = Math.Max(due, now) + bytes / bytesPerSecond;
            ahead = due - now;
        }

        await Task.Delay(TimeSpan.FromSeconds(ahead), time, cancel);
    }
}
