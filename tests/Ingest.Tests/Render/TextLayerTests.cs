using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Model;
using Ingest.Render.Pdf;
using Ingest.Tests.Support;

namespace Ingest.Tests.Render;

public sealed partial class TextLayerTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData(Turn.None, 0)]
    [InlineData(Turn.None, 0.03)]
    [InlineData(Turn.None, -0.03)]
    [InlineData(Turn.Right, 0.01)]
    [InlineData(Turn.Half, -0.01)]
    [InlineData(Turn.Left, 0)]
    public void Words_lie_within_two_pixels_of_their_boxes(Turn turn, double slope)
    {
        const int Width = 2480, Height = 3508;
        var (w, h) = turn.SwapsSides() ? (Height, Width) : (Width, Height);
        var text = Samples.Lines(Width, Height, 40, 8, slope);
        var path = Written(w, h, turn, text);
        var found = Words(path, 300);
        var expected = text.Words.ToList();
        Assert.Equal(320, found.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            var (word, box) = (expected[i], found[i]);
            Assert.Equal(word.Text, box.Text);
            Assert.InRange(box.Left - word.Box.Left, -2, 2);
            Assert.InRange(box.Right - word.Box.Right, -2, 2);
            Assert.InRange(box.Top - word.Box.Top, -2, 2);
            Assert.InRange(box.Bottom - word.Box.Bottom, -2, 2);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.03)]
    [InlineData(-0.02)]
    public void Copied_text_keeps_words_lines_and_order(double slope)
    {
        var text = Samples.Lines(2480, 3508, 5, 4, slope);
        var path = Written(2480, 3508, Turn.None, text);
        var expected = string.Concat(text.Lines.Select(l => l + "\n"));
        Assert.Equal(expected, Tool.Quietly("pdftotext", "-raw", "-nopgbrk", path, "-"));
    }

    [Fact]
    public void Special_characters_come_out_as_they_went_in()
    {
        string[] words = ["ß", "ſo", "€", "„Wort“", "§", "é", "e\u0301t", "𝔉", "Ελλάς", "Łódź", "½", "日本語", "Москва", "ﬁnden", "Straﬀe", "Kaﬀee"];
        var path = Written(2480, 3508, Turn.None, Samples.Lines(2480, 3508, 4, 4, word: n => words[n]));
        var read = Tool.Quietly("pdftotext", "-raw", "-nopgbrk", path, "-").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([.. words.Select(w => Ligatures(w))], read);
        var mupdf = Tool.Run("mutool", "draw", "-q", "-F", "txt", path).Output;
        Assert.All(words.Where(w => w != "e\u0301t"), w => Assert.Contains(Ligatures(w), mupdf));
    }

    [Fact]
    public void Words_from_right_to_left_are_read_in_logical_order()
    {
        var path = Written(2480, 3508, Turn.None, Samples.Lines(2480, 3508, 1, 1, word: _ => "שלום"));
        Assert.Contains("שלום", Tool.Quietly("pdftotext", "-raw", "-nopgbrk", path, "-"));
    }

    [Fact]
    public void Hostile_words_do_not_break_the_file()
    {
        string[] words = ["\0", "a\0b", "\uD800", "x\uDFFFy", "\u0001\u0007", "\uFEFF", "\uFFFE\uFFFF", "", "   ", ")) Tj ET", new('a', 20_000), "z" + new string('\u0301', 5_000), "\u202Eabc", "\u200D", "\u0301", "a b\tc"];
        var text = Samples.Lines(2480, 3508, 4, 4, word: n => words[n]);
        var bytes = File.ReadAllBytes(Written(2480, 3508, Turn.None, text));
        PdfAsserts.ConformsToPdfa2u(bytes);
        Tool.Quietly("pdftotext", folder["a.pdf"], folder["a.txt"]);
        Assert.Contains(")) Tj ET", File.ReadAllText(folder["a.txt"]));
    }

    [Fact]
    public void Hostile_boxes_stay_on_the_page()
    {
        Box[] boxes = [new(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue), new(50, 50, 50, 50), new(90, 90, 10, 10), new(5_000, 5_000, 6_000, 6_000), new(-9, -9, -1, -1)];
        var lines = boxes.Select(b => new TextLine(b, new(double.NaN, 0, double.PositiveInfinity, 1), [new("Wort", b, double.NaN)])).ToList();
        var path = Written(2480, 3508, Turn.None, new([new(boxes[0], lines)]));
        PdfAsserts.ConformsToPdfa2u(File.ReadAllBytes(path));
        foreach (var word in Words(path, 300))
        {
            Assert.InRange(word.Left, -1, 2481);
            Assert.InRange(word.Right, -1, 2481);
        }
    }

    [Fact]
    public void More_letters_than_codes_end_in_the_replacement_character()
    {
        var codes = Enumerable.Range(0, 70_000).Select(i => char.ConvertFromUtf32(0x4E00 + i % 20_000) + (char)(0x300 + i / 20_000)).ToList();
        var lines = Enumerable.Range(0, 70).Select(l => new TextLine(new(0, l * 50, 2480, l * 50 + 40), default,
            [new(string.Concat(codes.Skip(l * 1_000).Take(1_000)), new(0, l * 50, 2480, l * 50 + 40), 1)])).ToList();
        var bytes = File.ReadAllBytes(Written(2480, 3508, Turn.None, new([new(lines[0].Box, lines)])));
        PdfAsserts.ConformsToPdfa2u(bytes);
        Assert.Contains("\uFFFD", new PdfFile(bytes).UnicodeMap().Values);
    }

    [Theory]
    [InlineData("letters_en", "8500_001.3B.tif", 300)]
    [InlineData("antiqua_de", "0372_1974_230-6_B_067_0699_tile03.jpg", 100)]
    public void Words_of_a_real_page_lie_over_their_pictures(string set, string name, int dpi)
    {
        if (!TestData.Available)
            return;
        var bytes = File.ReadAllBytes(TestData.Path(set, name));
        using var pix = Ingest.Native.Pix.Decode(bytes);
        var text = TesseractWords.Read(TestData.Path(set, name));
        var coding = name.EndsWith(".tif", StringComparison.Ordinal) ? ImageCoding.Tiff : ImageCoding.Jpeg;
        Samples.Pdf(folder["real.pdf"], PdfProfile.A2u, (Samples.Image(bytes, coding, pix.Width, pix.Height, dpi), bytes, Turn.None, text));
        var expected = text.Words.Select(w => w).ToList();
        var found = Words(folder["real.pdf"], dpi);
        Assert.Equal(expected.Select(w => w.Text), found.Select(w => w.Text));
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.InRange(found[i].Left - expected[i].Box.Left, -2, 2);
            Assert.InRange(found[i].Right - expected[i].Box.Right, -2, 2);
            // the line's strip covers the middle of the word
            Assert.InRange((expected[i].Box.Top + expected[i].Box.Bottom) / 2.0, found[i].Top - 2, found[i].Bottom + 2);
        }
    }

    private static string Ligatures(string word) => word.Replace("ﬁ", "fi", StringComparison.Ordinal).Replace("ﬀ", "ff", StringComparison.Ordinal);

    private string Written(int width, int height, Turn turn, PageText text)
    {
        var g4 = Samples.G4(width, height);
        Samples.Pdf(folder["a.pdf"], PdfProfile.A2u, (Samples.Image(g4, ImageCoding.Tiff, width, height), g4, turn, text));
        return folder["a.pdf"];
    }

    private sealed record Found(string Text, double Left, double Top, double Right, double Bottom);

    private static List<Found> Words(string path, int dpi)
    {
        var html = Tool.Quietly("pdftotext", "-raw", "-bbox", path, "-");
        return [.. Word().Matches(html).Select(m => new Found(
            System.Net.WebUtility.HtmlDecode(m.Groups[5].Value), Pixel(m, 1), Pixel(m, 2), Pixel(m, 3), Pixel(m, 4)))];

        double Pixel(Match m, int group) => double.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture) * dpi / 72;
    }

    [GeneratedRegex("<word xMin=\"([-\\d.]+)\" yMin=\"([-\\d.]+)\" xMax=\"([-\\d.]+)\" yMax=\"([-\\d.]+)\">(.*)</word>")]
    private static partial Regex Word();

    public void Dispose() => folder.Dispose();
}
