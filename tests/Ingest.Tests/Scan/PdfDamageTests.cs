using System.IO.Compression;
using System.Text;
using BitMiracle.LibTiff.Classic;
using Ingest.Model;
using Ingest.Native;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

/// <summary>Damage that viewers pass over in silence is named; nothing is invented and nothing disappears.</summary>
public sealed class PdfDamageTests : IDisposable
{
    private const int Width = TiffFile.Width;
    private const int Height = TiffFile.Height;
    private const string Grey = "/ColorSpace /DeviceGray /BitsPerComponent 8";
    private const string Black = "/ColorSpace /DeviceGray /BitsPerComponent 1";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<List<ScannedPage>> ReadAsync(PdfFile pdf) => ReadAsync(pdf.ToArray());

    private async Task<List<ScannedPage>> ReadAsync(byte[] pdf)
    {
        var pages = await Scanning.PagesAsync(folder.Write("test.pdf", pdf));
        Scanning.AssertAccounted(pages);
        return pages;
    }

    private static byte[] Jpeg()
    {
        using var noise = Pix.Create(Width * 4, Height * 4, 8);
        new Random(1).NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(noise.Words));
        return noise.EncodeJpeg(75);
    }

    private static PdfFile Letter(PdfFile? pdf = null)
    {
        pdf ??= new();
        return pdf.Page(595, 842, "BT /F 12 Tf 20 700 Td (Sehr geehrte Damen und Herren, hiermit bestellen wir.) Tj ET", $"/Font << /F {pdf.Font()} 0 R >>");
    }

    private static IEnumerable<string> Codes(ScannedPage page) => page.Issues.Select(i => i.Code);

    [Fact]
    public async Task A_page_that_is_listed_but_missing_is_quarantined_and_its_neighbours_are_read()
    {
        var pdf = Encoding.Latin1.GetString(Letter(Letter()).ToArray());
        var second = System.Text.RegularExpressions.Regex.Matches(pdf, @"/Kids \[(\d+) 0 R (\d+) 0 R\]")[0].Groups[2].Value;

        var pages = await ReadAsync(Encoding.Latin1.GetBytes(pdf.Replace($" {second} 0 R]", " 99 0 R]", StringComparison.Ordinal)));

        Assert.Equal(2, pages.Count);
        Assert.Null(pages[0].Fault);
        Assert.Equal(IssueCodes.PageUndecodable, pages[1].Fault!.Code);
    }

    [Fact]
    public async Task Pages_beyond_a_count_that_is_too_small_are_not_dropped()
    {
        var pages = await ReadAsync(Letter(Letter(Letter(new PdfFile { Count = 1 }))));

        Assert.Equal(3, pages.Count);
        Assert.Contains(IssueCodes.PageDamaged, Codes(pages[0]));
        Assert.All(pages.Skip(1), p => Assert.True(p.Fault is null || p.Fault.Code == IssueCodes.PageUndecodable));
    }

    [Fact]
    public async Task A_page_tree_that_bites_its_tail_ends()
    {
        var pdf = Encoding.Latin1.GetString(Letter().ToArray()).Replace("/Kids [", "/Kids [2 0 R ", StringComparison.Ordinal);

        var pages = await ReadAsync(Encoding.Latin1.GetBytes(pdf));

        Assert.NotEmpty(pages);
        Assert.True(pages[0].Fault is not null || pages[0].Issues.Any(i => i.Code == IssueCodes.PageDamaged));
    }

    [Fact]
    public async Task A_file_without_cross_references_is_read_and_named_damaged()
    {
        var pdf = Encoding.Latin1.GetString(Letter(Letter()).ToArray());
        var table = pdf.IndexOf("xref", StringComparison.Ordinal);
        var trailer = pdf.IndexOf("trailer", StringComparison.Ordinal);

        var pages = await ReadAsync(Encoding.Latin1.GetBytes(pdf[..table] + pdf[trailer..pdf.IndexOf("startxref", StringComparison.Ordinal)]));

        Assert.Equal(2, pages.Count);
        Assert.All(pages, p => Assert.Null(p.Fault));
        Assert.Contains(IssueCodes.PageDamaged, Codes(pages[0]));
    }

    [Fact]
    public async Task A_torn_update_does_not_pass_as_the_whole_file()
    {
        var pages = await ReadAsync([.. Letter().ToArray(), .. "9 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 8"u8]);

        Assert.Contains(IssueCodes.PageDamaged, Codes(pages[0]));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public async Task A_truncated_file_never_passes_as_whole(double kept)
    {
        var pdf = new PdfFile();
        for (var i = 0; i < 3; i++)
            pdf.Scan(Width, Height, pdf.Image(Width * 4, Height * 4, Grey + " /Filter /DCTDecode", Jpeg()));
        var whole = pdf.ToArray();

        var pages = await ReadAsync(whole[..(int)(whole.Length * kept)]);

        Assert.True(pages.Any(p => p.Fault is not null) || pages[0].Issues.Any(i => i.Code == IssueCodes.PageDamaged));
    }

    [Fact]
    public async Task A_jpeg_scan_whose_data_break_off_is_kept_and_named_damaged()
    {
        var jpeg = Jpeg();
        // An end mark in the middle; the one at the end is still there.
        (jpeg[jpeg.Length / 2], jpeg[(jpeg.Length / 2) + 1]) = (0xFF, 0xD9);
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Scan(Width, Height, pdf.Image(Width * 4, Height * 4, Grey + " /Filter /DCTDecode", jpeg))));

        Assert.Equal(jpeg, page.Bytes.ToArray());
        Assert.Equal([IssueCodes.PageDamaged], Codes(page));
    }

    [Fact]
    public async Task A_jpeg_of_another_size_than_its_image_is_left_to_the_renderer()
    {
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Scan(Width, Height, pdf.Image(Width * 4, Height * 2, Grey + " /Filter /DCTDecode", Jpeg()))));

        Assert.Equal(ImageCoding.PdfPage, page.Image!.Delivered.Coding);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 0 0 RG 10 10 m 50 50 l S")]
    public async Task A_damaged_fax_picture_is_named_whether_it_is_copied_or_rendered(string paint)
    {
        var strip = Fax();
        var pdf = new PdfFile();
        var image = pdf.Image(Width, Height, $"{Black} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {Width} /Rows {Height} >>", [.. strip[..(strip.Length / 2)], 0, 0, 0, 0, .. strip[(strip.Length / 2)..]]);

        var page = Assert.Single(await ReadAsync(pdf.Scan(Width, Height, image, paint)));

        Assert.Equal(paint.Length == 0 ? ImageCoding.Tiff : ImageCoding.PdfPage, page.Image!.Delivered.Coding);
        Assert.Equal([IssueCodes.PageDamaged], Codes(page));
    }

    private static byte[] Fax()
    {
        using var tiff = Tiff.ClientOpen("test", "r", new MemoryStream(TiffFile.Write(1, t => t.SetField(TiffTag.COMPRESSION, Compression.CCITTFAX4))), new TiffStream());
        var strip = new byte[tiff.RawStripSize(0)];
        tiff.ReadRawStrip(0, strip, 0, strip.Length);
        return strip;
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 0 0 RG 10 10 m 50 50 l S")]
    public async Task Samples_that_do_not_match_their_checksum_are_named_damaged(string paint)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.NoCompression, leaveOpen: true))
            zlib.Write(TiffFile.Picture(1, false));
        var deflated = stream.ToArray();
        deflated[deflated.Length / 2] ^= 4;
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Scan(Width, Height, pdf.Image(Width, Height, Grey + " /Filter /FlateDecode", deflated), paint)));

        Assert.Equal([IssueCodes.PageDamaged], Codes(page));
    }

    public static TheoryData<string, int, int, bool> Jbig2() => new()
    {
        { "whole", Width, Height, false },
        { "other width", Width + 8, Height, true },
        { "other height", Width, Height / 2, true },
        { "truncated", Width, Height, true },
        { "nothing painted", Width, Height, true },
    };

    /// <summary>A generic region in MMR coding is a fax strip: no encoder is needed to make one.</summary>
    [Theory]
    [MemberData(nameof(Jbig2))]
    public async Task A_jbig2_picture_that_contradicts_its_image_is_named_damaged(string kind, int width, int height, bool damaged)
    {
        byte[] size = [.. BigEndian(Width), .. BigEndian(Height)];
        var strip = Fax();
        byte[] information = [0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19, .. size, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] region = [0, 0, 0, 1, 38, 0, 1, .. BigEndian(18 + strip.Length), .. size, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, .. strip];
        byte[] stream = kind switch
        {
            "truncated" => [.. information, .. region[..^20]],
            "nothing painted" => information,
            _ => [.. information, .. region],
        };
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Scan(Width, Height, pdf.Image(width, height, Black + " /Filter /JBIG2Decode", stream))));

        Assert.Equal(damaged ? [IssueCodes.PageDamaged] : [], Codes(page).Distinct());
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    [Fact]
    public async Task Letters_that_the_picture_does_not_show_are_named()
    {
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Page(595, 842, "BT /F 12 Tf 20 700 Td (verdeckt) Tj ET 1 g 0 0 595 842 re f", $"/Font << /F {pdf.Font()} 0 R >>")));

        Assert.Equal([IssueCodes.PageDamaged], Codes(page));
    }

    [Fact]
    public async Task White_letters_on_white_paper_are_no_damage()
    {
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Page(595, 842, "1 g BT /F 12 Tf 20 700 Td (leer) Tj ET", $"/Font << /F {pdf.Font()} 0 R >>")));

        Assert.Empty(Codes(page));
    }

    [Fact]
    public async Task Complaints_of_the_renderer_are_told_without_a_word_of_the_file()
    {
        var pdf = new PdfFile();
        pdf.Page(595, 842, "0 0 50 50 re f GEHEIMWORT", "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /GEHEIMSCHRIFT >> >>");

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.Equal([IssueCodes.PageDamaged], Codes(page));
        Assert.DoesNotContain("GEHEIM", page.Issues[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_that_lost_its_header_is_still_read()
    {
        var page = Assert.Single(await ReadAsync([.. "%%%%%%%%"u8, .. Letter().ToArray().AsSpan(8)]));

        Assert.Null(page.Fault);
    }
}
