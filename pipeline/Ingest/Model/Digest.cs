using System.Security.Cryptography;

namespace Ingest.Model;

/// <summary>A SHA-256 as 64 lower-case hex digits: the name of an object in the store and the raw material of every identity.</summary>
public readonly record struct Digest
{
    private readonly string? hex;

    private Digest(string hex) => this.hex = hex;

    public string Hex => hex ?? throw new InvalidOperationException("An uninitialised digest names nothing.");

    public static Digest Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>Digest of UTF-8 text parts joined by <c>|</c>, as the identity rules of ADR 0002 write them.</summary>
    public static Digest OfParts(params ReadOnlySpan<string> parts) =>
        Of(System.Text.Encoding.UTF8.GetBytes(string.Join('|', parts)));

    public static async ValueTask<Digest> OfAsync(Stream stream, CancellationToken cancel) =>
        new(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)));

    /// <exception cref="FormatException">Not 64 hex digits.</exception>
    public static Digest Parse(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigitLower)
            ? new(text)
            : throw new FormatException($"'{text}' is not a SHA-256 in lower-case hex.");

    public override string ToString() => Hex;
}
