using Ingest.Model;
using Ingest.Native;
using Ingest.Sample;

namespace Ingest.Tests.Sample;

public class SamplePagesTests
{
    private static readonly SampleScan Clean = new() { Clean = true, Dpi = 200 };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.5, 0)]
    [InlineData(-2, 180)]
    [InlineData(0.7, 90)]
    [InlineData(0, 270)]
    public async Task Word_boxes_hold_the_ink_of_the_page(double skew, int turned)
    {
        var page = (await SamplePages.MinutesAsync(4, Clean with { SkewedClockwise = skew, TurnedClockwise = turned }, default))[0];
        using var delivered = Pix.Decode(page.Bytes.Span);
        using var upright = delivered.TurnClockwise((int)page.ToUpright / 90);
        Assert.Equal((page.Width, page.Height), (delivered.Width, delivered.Height));
        foreach (var word in page.Text.Words)
        {
            Assert.True(Ink(upright, word.Box) > 4, $"no ink in the box of '{word.Text}'");
            Assert.True(Edge(upright, word.Box, 6) < 0.35 * Math.Max(10, word.Box.Width), $"ink runs out of the box of '{word.Text}'");
        }
    }

    [Fact]
    public async Task A_typewritten_letter_writes_in_the_spelling_of_its_time()
    {
        var page = (await SamplePages.TypedLetterAsync(1, Clean with { Dpi = 100 }, default))[0];
        Assert.Matches("daß|muß", page.PlainText);
        Assert.Contains("Tgb.-Nr. " + page.Row.Aktenzeichen, page.PlainText, StringComparison.Ordinal);
        Assert.InRange(page.Row.Date!.Value.Year, 1961, 1969);
    }

    [Fact]
    public async Task A_notice_instructs_on_legal_remedies()
    {
        var pages = await SamplePages.NoticeAsync(1, Clean with { Dpi = 100 }, default);
        Assert.Contains("Rechtsbehelfsbelehrung", string.Concat(pages.Select(p => p.PlainText)), StringComparison.Ordinal);
        Assert.All(pages, p => Assert.Contains(p.Row.Aktenzeichen, p.PlainText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invoice_adds_up_and_names_a_valid_account()
    {
        var text = (await SamplePages.InvoiceAsync(1, Clean with { Dpi = 100 }, default))[0].PlainText.Replace('\n', ' ');
        var at = text.IndexOf("IBAN DE", StringComparison.Ordinal) + 5;
        var iban = new string([.. text[at..].Where(char.IsLetterOrDigit).Take(22)]);
        var digits = string.Concat((iban[4..] + iban[..4]).Select(c => char.IsDigit(c) ? $"{c}" : $"{c - 'A' + 10}"));
        Assert.Equal(1, digits.Aggregate(0, (rest, digit) => (rest * 10 + digit - '0') % 97));
        Assert.Equal(Amount("Gesamtbetrag "), Amount("Summe netto ") + Amount("zzgl. 19 % MwSt "));

        decimal Amount(string label)
        {
            var from = text.IndexOf(label, StringComparison.Ordinal) + label.Length;
            return decimal.Parse(text[from..text.IndexOf(" €", from, StringComparison.Ordinal)].Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task A_blank_back_has_no_words_and_next_to_no_ink()
    {
        var page = await SamplePages.BlankAsync(1, showThrough: true, new() { Dpi = 100 }, default);
        Assert.True(page.Text.IsEmpty);
        using var pix = Pix.Decode(page.Bytes.Span);
        Assert.InRange(pix.CountBlack(), 0, pix.Width * pix.Height / 200);
    }

    [Fact]
    public async Task A_colour_page_is_a_JPEG_with_its_resolution()
    {
        var page = (await SamplePages.BriefAsync(1, new() { Bilevel = false, Dpi = 150 }, default))[0];
        Assert.Equal(ImageCoding.Jpeg, page.Coding);
        using var pix = Pix.Decode(page.Bytes.Span);
        Assert.Equal((32, (150, 150), 1240, 1754), (pix.Depth, pix.Resolution, pix.Width, pix.Height));
    }

    // Black pixels inside the box.
    private static int Ink(Pix pix, Box box)
    {
        var count = 0;
        for (var y = Math.Max(0, box.Top); y < Math.Min(pix.Height, box.Bottom); y++)
            for (var x = Math.Max(0, box.Left); x < Math.Min(pix.Width, box.Right); x++)
                count += Black(pix, x, y);
        return count;
    }

    // Black pixels on the row and columns just outside the box: letters that were cut would show there.
    private static int Edge(Pix pix, Box box, int distance)
    {
        var count = 0;
        for (var x = box.Left; x < box.Right; x++)
            count += Black(pix, x, box.Top - distance);
        return count;
    }

    private static int Black(Pix pix, int x, int y) => (int)(pix.Words[y * pix.WordsPerLine + (x >> 5)] >> (31 - (x & 31)) & 1);
}
