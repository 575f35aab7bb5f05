using System.Buffers;
using System.Security.Cryptography;

namespace Ingest.Model;

/// <summary>A SHA-256 as 64 lower-case hex digits: the name of an object in the store and the raw material of every identity.</summary>
public readonly record struct Digest
{
    private readonly string? hex;

    private Digest(string hex) => this.hex = hex;

    public string Hex => hex ?? throw new InvalidOperationException("An uninitialised digest names nothing.");

    public static Digest Of(ReadOnlySpan<byte> bytes) => OfHash(SHA256.HashData(bytes));

    /// <param name="sha256">The 32 bytes of a hash that was computed piece by piece.</param>
    public static Digest OfHash(ReadOnlySpan<byte> sha256) => new(Convert.ToHexStringLower(sha256));

    /// <summary>Digest of UTF-8 text parts joined by <c>|</c>, as the identity rules of ADR 0002 write them.</summary>
    public static Digest OfParts(params ReadOnlySpan<string> parts) =>
        Of(System.Text.Encoding.UTF8.GetBytes(string.Join('|', parts)));

    /// <summary>In large pieces: the runtime's own method asks a file for 4 KiB at a time.</summary>
    public static async ValueTask<Digest> OfAsync(Stream stream, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(1 << 18);
        try
        {
            while (await stream.ReadAsync(piece, cancel) is > 0 and var read)
                hash.AppendData(piece, 0, read);
            return OfHash(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <exception cref="FormatException">Not 64 hex digits.</exception>
    public static Digest Parse(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigitLower)
            ? new(text)
            : throw new FormatException($"'{text}' is not a SHA-256 in lower-case hex.");

    public override string ToString() => Hex;
}
