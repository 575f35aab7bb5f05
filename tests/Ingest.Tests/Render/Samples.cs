using Ingest.Model;
using Ingest.Native;
using Ingest.Render;
using Ingest.Render.Images;
using Ingest.Render.Pdf;

namespace Ingest.Tests.Render;

/// <summary>Made-up pages: pictures with black bars, lines of words in chosen places.</summary>
internal static class Samples
{
    public static DateTimeOffset Clock { get; } = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    /// <summary>All that people must state for a complete Transfervermerk, besides the operator.</summary>
    public static TransferStatements Statements { get; } = new()
    {
        Environment = "Verfahrensdokumentation Scannen 2.1",
        QualityCheck = "Sichtprüfung ohne Befund, Blattzahl stimmt",
        Statement = "Stimmt bildlich und inhaltlich mit dem Papier überein",
    };

    public static PdfDescription Description { get; } =
        new("Probe & Beleg <1>", new Guid("5f4dcc3b-5aa7-55d6-9d83-27deb882cf99"), Clock);

    public static Pix Bilevel(int width, int height)
    {
        var pix = Pix.Create(width, height, 1);
        for (var y = height / 10; y < height / 5; y++)
            pix.Words.Slice(y * pix.WordsPerLine + 1, pix.WordsPerLine / 2).Fill(uint.MaxValue);
        return pix;
    }

    public static byte[] Jpeg(int width, int height, bool colour = true)
    {
        using var pix = Pix.Create(width, height, colour ? 32 : 8);
        pix.Words.Fill(colour ? 0xF0E0C000u : 0xD0D0D0D0u);
        pix.Words[..(pix.Words.Length / 8)].Fill(colour ? 0x20408000u : 0x10101010u);
        return pix.EncodeJpeg(80);
    }

    public static byte[] G4(int width, int height)
    {
        using var pix = Bilevel(width, height);
        return pix.EncodeG4();
    }

    public static PageImage Image(ReadOnlyMemory<byte> bytes, ImageCoding coding, int width, int height, double dpi = 300, Turn turn = Turn.None) =>
        new(new(Digest.Of(bytes.Span), coding), width, height, dpi, dpi, turn) { BitsPerPixel = coding == ImageCoding.Tiff ? 1 : 24 };

    /// <summary>Lines of words on an upright page, the baseline falling by <paramref name="slope"/>; words fill the height of their line.</summary>
    public static PageText Lines(int width, int height, int lines, int wordsPerLine, double slope = 0, Func<int, string>? word = null)
    {
        var all = new List<TextLine>();
        var number = 0;
        const int LetterHeight = 40;
        for (var l = 0; l < lines; l++)
        {
            var top = height / 12 + l * (height * 4 / 5 / lines);
            var words = new List<Word>();
            var step = width * 4 / 5 / wordsPerLine;
            for (var w = 0; w < wordsPerLine; w++)
            {
                var left = width / 10 + w * step;
                var fall = (int)Math.Round((left + step * 3 / 8 - width / 10.0) * slope);
                words.Add(new(word?.Invoke(number) ?? $"Wort{number}", new(left, top + fall, left + step * 3 / 4 + (number % 5), top + fall + LetterHeight), 0.5 + number % 50 / 100.0));
                number++;
            }
            var x0 = words[0].Box.Left;
            var x1 = words[^1].Box.Right;
            var y0 = top + LetterHeight * 0.8;
            var box = words.Select(w => w.Box).Aggregate((a, b) => a.Union(b));
            // letters at the right end reach below by the slope of their own width
            box = box with { Top = Math.Min(box.Top, top + (int)Math.Round((x1 - x0) * Math.Min(0, slope))), Bottom = Math.Max(box.Bottom, top + LetterHeight + (int)Math.Round((x1 - x0) * Math.Max(0, slope))) };
            all.Add(new(box, new(x0, y0, x1, y0 + (x1 - x0) * slope), words));
        }
        return new([new(all.Select(l => l.Box).Aggregate((a, b) => a.Union(b)), all)]);
    }

    /// <summary>A PDF of these pages in a file of its own.</summary>
    public static byte[] Pdf(string path, PdfProfile profile, params (PageImage Image, byte[] Bytes, Turn Turn, PageText Text)[] pages)
    {
        using (var file = new HashedFileStream(path))
        {
            var pdf = new PdfWriter(file, profile);
            var embedder = new ImageEmbedder(new PlainDecoder(), 90, profile != PdfProfile.A1b);
            foreach (var (image, bytes, turn, text) in pages)
                pdf.AddPage(PageSheet.Of(image, turn), embedder.Embed(bytes, image.Delivered.Coding, image), turn, text);
            pdf.Finish(Description);
        }
        return File.ReadAllBytes(path);
    }
}

/// <summary>Leptonica alone, as it comes.</summary>
internal sealed class PlainDecoder : IImageDecoder
{
    public Pix Decode(ReadOnlyMemory<byte> bytes, ImageCoding coding, PageImage image) => Pix.Decode(bytes.Span);
}
