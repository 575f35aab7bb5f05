namespace Ingest.Tests.Fuzz;

/// <summary>Damages bytes the way transport, bad disks and attackers do; the same seed gives the same damage.</summary>
internal sealed class Mutator(int seed)
{
    private const int MostChanges = 6;

    /// <summary>Lengths, counts and offsets at the edges of their types.</summary>
    private static readonly byte[][] Edges =
    [
        [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0x80, 0, 0, 0], [0, 0, 0, 0x80], [1, 0, 0, 0], [0, 0, 0, 1], [0xFF, 0xFF], [0, 0], [0x80], [0xFF], [0],
    ];

    private readonly Random random = new(seed);

    /// <param name="other">Where foreign parts come from.</param>
    public byte[] Damage(byte[] sample, byte[] other)
    {
        var bytes = sample.ToList();
        for (var change = random.Next(1, MostChanges + 1); change > 0 && bytes.Count > 0; change--)
            Change(bytes, other);
        return [.. bytes];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        // Structure stands at the beginning and at the end of most formats.
        var at = random.Next(3) switch
        {
            0 => random.Next(Math.Min(bytes.Count, 256)),
            1 => bytes.Count - 1 - random.Next(Math.Min(bytes.Count, 256)),
            _ => random.Next(bytes.Count),
        };
        var length = Math.Min(random.Next(1, 64), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                var edge = Edges[random.Next(Edges.Length)];
                for (var i = 0; i < edge.Length && at + i < bytes.Count; i++)
                    bytes[at + i] = edge[i];
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6 when other.Length > 0:
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + length)]);
                break;
            default:
                // A number in a text: counts, lengths, references of a PDF or a configuration.
                var digit = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
                if (digit >= 0)
                    bytes[digit] = (byte)('0' + random.Next(10));
                break;
        }
    }
}
