using System.IO.Compression;

namespace Ingest.Model;

/// <summary>
/// The words of a page as a small blob: a version byte, the plain length, then Brotli over blocks, lines and words with boxes as
/// differences. Exact for every text and number; a damaged blob is a <see cref="FormatException"/>, never an endless allocation.
/// </summary>
public static class PageTextCodec
{
    private const byte Version = 1;
    private const int MaxPlainBytes = 1 << 28;
    private const int Quality = 4;
    private const int WindowBits = 20;

    public static byte[] Encode(PageText text)
    {
        var plain = new BlobWriter();
        plain.Count(text.Blocks.Count);
        foreach (var block in text.Blocks)
        {
            plain.Box(block.Box);
            plain.Count(block.Lines.Count);
            foreach (var line in block.Lines)
                WriteLine(plain, line);
        }

        var head = new BlobWriter();
        head.Byte(Version);
        head.Count(plain.Written.Length);
        var blob = new byte[head.Written.Length + BrotliEncoder.GetMaxCompressedLength(plain.Written.Length)];
        head.Written.CopyTo(blob);
        if (!BrotliEncoder.TryCompress(plain.Written, blob.AsSpan(head.Written.Length), out var written, Quality, WindowBits))
            throw new InvalidOperationException("The compressor needs more room than it promised.");
        return blob[..(head.Written.Length + written)];
    }

    /// <exception cref="FormatException">The blob is damaged.</exception>
    public static PageText Decode(ReadOnlySpan<byte> blob)
    {
        var head = new BlobReader(blob);
        if (head.Byte() != Version)
            throw new FormatException("unknown version of the words of a page");
        var length = head.Number();
        if (length > MaxPlainBytes)
            throw new FormatException("the length of the words of a page is impossible");
        var plain = new byte[length];
        if (!BrotliDecoder.TryDecompress(head.Rest, plain, out var written) || written != plain.Length)
            throw new FormatException("the words of a page cannot be unpacked");
        var reader = new BlobReader(plain);
        var blocks = new TextBlock[reader.Count()];
        for (var i = 0; i < blocks.Length; i++)
        {
            var box = reader.Box();
            var lines = new TextLine[reader.Count()];
            for (var j = 0; j < lines.Length; j++)
                lines[j] = ReadLine(ref reader);
            blocks[i] = new(box, lines);
        }

        if (reader.Rest.Length > 0)
            throw new FormatException("the words of a page are too long");
        return blocks.Length == 0 ? PageText.Empty : new(blocks);
    }

    private static void WriteLine(BlobWriter plain, TextLine line)
    {
        plain.Box(line.Box);
        plain.Real(line.Baseline.X0);
        plain.Real(line.Baseline.Y0);
        plain.Real(line.Baseline.X1);
        plain.Real(line.Baseline.Y1);
        plain.Count(line.Words.Count);
        foreach (var word in line.Words)
        {
            plain.Text(word.Text);
            plain.Box(word.Box);
            plain.Real(word.Confidence);
        }
    }

    private static TextLine ReadLine(ref BlobReader reader)
    {
        var box = reader.Box();
        var baseline = new Baseline(reader.Real(), reader.Real(), reader.Real(), reader.Real());
        var words = new Word[reader.Count()];
        for (var k = 0; k < words.Length; k++)
            words[k] = new(reader.Text(), reader.Box(), reader.Real());
        return new(box, baseline, words);
    }
}
