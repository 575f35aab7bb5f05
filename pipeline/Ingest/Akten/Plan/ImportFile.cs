using System.IO.Compression;
using System.Text;

namespace Ingest.Akten.Plan;

/// <summary>The bytes of a file to import, never more than allowed, and what kind of file they are.</summary>
internal sealed record ImportFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    private const long Longest = 64 << 20;

    /// <summary>A ZIP in the naming of xdomea holds its message beside the files it speaks of.</summary>
    private const int MostEntries = 10_000;

    /// <exception cref="UsageException">There is no such file, or it is too long.</exception>
    public static ImportFile Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new(Path.GetFileName(path), Bounded(stream, Path.GetFileName(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}", "Name a CSV file or an xdomea message.");
        }
    }

    public bool IsZip => Bytes.Span.StartsWith("PK\u0003\u0004"u8);

    public bool IsXml
    {
        get
        {
            var start = Bytes.Span.StartsWith("\uFEFF"u8) ? Bytes.Span[3..] : Bytes.Span;
            return start.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
        }
    }

    /// <summary>The one message of a kind in a package: <c>...Name.xml</c> in its root.</summary>
    public ImportFile Message(string ending)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(Bytes.ToArray()), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries)
                throw Refused($"it has more than {MostEntries} entries");
            var messages = zip.Entries.Where(e => e.FullName == e.Name && e.Name.EndsWith(ending, StringComparison.Ordinal)).ToList();
            if (messages is not [var message])
                throw Refused(messages.Count == 0 ? $"there is no message *{ending} in it" : "there are several messages in it");
            using var stream = message.Open();
            return new($"{Name}/{message.Name}", Bounded(stream, message.Name));
        }
        catch (InvalidDataException e)
        {
            throw Refused($"the ZIP is damaged ({e.Message})");
        }
    }

    /// <summary>UTF-8 with or without BOM, else Windows-1252, which is said.</summary>
    public (string Text, string Note) Text()
    {
        if (Bytes.Span.StartsWith(new byte[] { 0xFF, 0xFE }) || Bytes.Span.StartsWith(new byte[] { 0xFE, 0xFF }))
            throw Refused("it is UTF-16; save it as UTF-8");
        var bytes = Bytes.Span.StartsWith("\uFEFF"u8) ? Bytes.Span[3..] : Bytes.Span;
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), "");
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), $"{Name} is not UTF-8; it was read as Windows-1252. Look at the umlauts.");
        }
    }

    public NothingReadableException Refused(string why) => new($"{Name} cannot be imported: {why}.", "Nothing was changed. Import the file again when it is as it should be.");

    private static byte[] Bounded(Stream stream, string name)
    {
        var buffer = new MemoryStream();
        var part = new byte[1 << 16];
        int read;
        while ((read = stream.Read(part)) > 0)
        {
            if (buffer.Length + read > Longest)
                throw new UsageException($"{name} is longer than 64 MiB.", "An Aktenplan is a few megabytes at most; name the right file.");
            buffer.Write(part, 0, read);
        }

        return buffer.ToArray();
    }
}
