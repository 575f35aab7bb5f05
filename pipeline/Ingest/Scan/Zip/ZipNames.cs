using System.Text;
using System.Text.Unicode;
using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// Names of entries without the UTF-8 flag: UTF-8 all the same where they can be (macOS, Linux), else the code page 437 of the specification
/// (APPNOTE appendix D), which has the German letters where Windows' 850 has them.
/// </summary>
internal sealed class ZipNameEncoding : Encoding
{
    private static readonly Encoding Dos = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(chars, index, count);
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => UTF8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);
    public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount);
    public override int GetMaxCharCount(int byteCount) => byteCount;
    public override int GetCharCount(byte[] bytes, int index, int count) => Of(bytes.AsSpan(index, count)).GetCharCount(bytes, index, count);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        Of(bytes.AsSpan(byteIndex, byteCount)).GetChars(bytes, byteIndex, byteCount, chars, charIndex);

    private static Encoding Of(ReadOnlySpan<byte> name) => Utf8.IsValid(name) ? UTF8 : Dos;
}

/// <summary>Where an entry may be put below its folder.</summary>
internal static class ZipNames
{
    /// <summary>Bytes of one part, as every Linux file system takes them, and of all: with the folders above they must keep within the 4096 of a path.</summary>
    private const int LongestPart = 255;
    private const int LongestName = 1024;

    /// <returns>Parts of the path, none for the root itself. Old Windows programs wrote backslashes.</returns>
    /// <param name="roomFor">What must still fit behind the name.</param>
    /// <exception cref="ScanException">The name leads out of the folder or is none a file can have.</exception>
    public static IReadOnlyList<string> Parts(string name, string roomFor = "")
    {
        var path = name.Replace('\\', '/');
        if (path.StartsWith('/') || (path.Length > 1 && path[1] == ':'))
            throw Unsafe(name, "is absolute");
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToList();
        if (parts.Contains(".."))
            throw Unsafe(name, "leads out of the ZIP");
        if (name.Any(char.IsControl))
            throw Unsafe(name, "holds control characters");
        if (Encoding.UTF8.GetByteCount(name) > LongestName || parts.Any(p => Encoding.UTF8.GetByteCount(p) > LongestPart - roomFor.Length))
            throw Unsafe(name, $"is longer than {LongestPart - roomFor.Length} bytes between slashes or {LongestName} in all");
        return parts;
    }

    /// <summary>A name for messages: short, and nothing in it that a terminal obeys.</summary>
    public static string Shown(string name)
    {
        var plain = string.Concat(name.Take(80).Select(c => char.IsControl(c) ? '?' : c));
        return plain.Length < name.Length ? plain + "..." : plain;
    }

    private static ScanException Unsafe(string name, string why) =>
        new(IssueCodes.ArchiveUnsafe, $"The name of the entry {Shown(name)} {why}. Have the ZIP made anew with plain relative names.");
}
