using System.Globalization;
using System.Text;
using BitMiracle.LibTiff.Classic;
using Ingest.Model;
using Ingest.Native;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

/// <summary>The forms of PDF that scanners, copiers and mail gateways really send.</summary>
public sealed class PdfFormTests : IDisposable
{
    private const int Width = TiffFile.Width;
    private const int Height = TiffFile.Height;
    private const double PageWidth = Width * 0.72;
    private const double PageHeight = Height * 0.72;
    private const string Grey = "/ColorSpace /DeviceGray /BitsPerComponent 8";
    private const string Letter = "BT /F 12 Tf 20 700 Td (Sehr geehrte Damen und Herren, hiermit bestellen wir.) Tj ET";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<List<ScannedPage>> ReadAsync(PdfFile pdf) => ReadAsync(pdf.ToArray());

    private async Task<List<ScannedPage>> ReadAsync(byte[] pdf)
    {
        var pages = await Scanning.PagesAsync(folder.Write("test.pdf", pdf));
        Scanning.AssertAccounted(pages);
        return pages;
    }

    private static int Jpeg(PdfFile pdf)
    {
        using var tiff = Pix.Decode(TiffFile.Write(1, _ => { }, bilevel: false));
        return pdf.Image(Width, Height, Grey + " /Filter /DCTDecode", tiff.EncodeJpeg(90));
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(-90, Turn.Left)]
    [InlineData(-270, Turn.Right)]
    [InlineData(450, Turn.Right)]
    [InlineData(720, Turn.None)]
    public async Task Rotations_beyond_a_full_turn_are_what_they_amount_to(int rotation, Turn turn)
    {
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, Jpeg(pdf), more: $"/Rotate {rotation}")));

        Assert.Equal((ImageCoding.Jpeg, turn), (page.Image!.Delivered.Coding, page.Image.Turn));
    }

    [Theory]
    [InlineData("45")]
    [InlineData("(links)")]
    [InlineData("1e9")]
    public async Task A_rotation_that_is_none_does_not_lose_the_page(string rotation)
    {
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, Jpeg(pdf), more: $"/Rotate {rotation}")));

        Assert.Null(page.Fault);
        Assert.Contains(Scanning.Grey(page), v => v < 128);
    }

    [Fact]
    public async Task A_crop_box_that_hides_part_of_the_scan_shows_what_a_viewer_shows()
    {
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, Jpeg(pdf), more: $"/CropBox [0 0 {Number(PageWidth / 2)} {Number(PageHeight)}]")));

        Assert.Equal(ImageCoding.PdfPage, page.Image!.Delivered.Coding);
        Assert.InRange(page.Image.Width, (Width * 0.75) - 3, (Width * 0.75) + 3);
        Assert.Empty(page.Issues);
    }

    [Fact]
    public async Task Boxes_off_the_origin_and_upside_down_are_only_a_place()
    {
        var pdf = new PdfFile();
        var content = string.Create(CultureInfo.InvariantCulture, $"q {PageWidth} 0 0 {PageHeight} -50 100 cm /Im Do Q");
        var box = string.Create(CultureInfo.InvariantCulture, $"/CropBox [{PageWidth - 50} {PageHeight + 100} -50 100]");
        pdf.Page(1000, 1000, content, $"/XObject << /Im {Jpeg(pdf)} 0 R >>", box);
        var text = Encoding.Latin1.GetString(pdf.ToArray()).Replace("/MediaBox [0 0 1000 1000]", "/MediaBox [-99 000 900 999]", StringComparison.Ordinal);

        var page = Assert.Single(await ReadAsync(Encoding.Latin1.GetBytes(text)));

        Assert.Equal((ImageCoding.Jpeg, Turn.None), (page.Image!.Delivered.Coding, page.Image.Turn));
        Assert.Equal(100, page.Image.DpiX, 0.1);
    }

    [Fact]
    public async Task A_user_unit_enlarges_the_page_and_thins_its_resolution()
    {
        var pdf = new PdfFile();
        pdf.Scan(PageWidth / 2, PageHeight / 2, Jpeg(pdf), more: "/UserUnit 2.0");

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.Equal(ImageCoding.Jpeg, page.Image!.Delivered.Coding);
        Assert.Equal(100, page.Image.DpiX, 0.1);
        Assert.Empty(page.Issues);
    }

    [Fact]
    public async Task Size_rotation_and_resources_are_inherited_from_the_page_tree()
    {
        var pdf = new PdfFile();
        var content = pdf.Stream("", Encoding.Latin1.GetBytes($"q {Number(PageWidth)} 0 0 {Number(PageHeight)} 0 0 cm /Im Do Q"));
        var node = Jpeg(pdf) + 1;
        pdf.Kid(pdf.Add($"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [{node + 1} 0 R] /Rotate 90 /MediaBox [0 0 {Number(PageWidth)} {Number(PageHeight)}] /Resources << /XObject << /Im {node - 1} 0 R >> >> >>"));
        pdf.Add($"<< /Type /Page /Parent {node} 0 R /Contents {content} 0 R >>");

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.Equal((ImageCoding.Jpeg, Turn.Right), (page.Image!.Delivered.Coding, page.Image.Turn));
    }

    [Fact]
    public async Task An_inline_image_is_on_the_picture()
    {
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Page(144, 144, "q 144 0 0 144 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x01\xFE\xFE\x01 EI Q", "")));

        Assert.Null(page.Fault);
        Assert.Contains(Scanning.Grey(page), v => v < 128);
        Assert.Contains(Scanning.Grey(page), v => v > 200);
    }

    [Fact]
    public async Task Layers_of_a_mixed_raster_scan_are_put_together()
    {
        var pdf = new PdfFile();
        var strip = Fax();
        var background = Jpeg(pdf);
        var mask = pdf.Image(Width, Height, $"/ImageMask true /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {Width} /Rows {Height} >>", strip);
        var place = $"{Number(PageWidth)} 0 0 {Number(PageHeight)} 0 0 cm";
        pdf.Page(PageWidth, PageHeight, $"q {place} /Im Do Q q 1 0 0 rg {place} /Mask Do Q", $"/XObject << /Im {background} 0 R /Mask {mask} 0 R >>");

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.Equal((ImageCoding.PdfPage, 24), (page.Image!.Delivered.Coding, page.Image.BitsPerPixel));
        Assert.Empty(page.Issues);
        using var picture = Pix.Decode(page.Bytes.Span);
        Assert.Equal(32, picture.Depth);
    }

    /// <summary>Masks that hide the left half: a viewer shows paper there, whatever the picture holds.</summary>
    [Theory]
    [InlineData("soft")]
    [InlineData("stencil")]
    [InlineData("colour key")]
    public async Task A_scan_under_a_mask_is_what_a_viewer_shows(string kind)
    {
        var pdf = new PdfFile();
        byte[] rows = [.. Enumerable.Range(0, Height).SelectMany(_ => Enumerable.Range(0, Width).Select(x => (byte)(x < Width / 2 ? 0x20 : 0x40)))];
        byte[] hidden = [.. Enumerable.Range(0, Height).SelectMany(_ => Enumerable.Range(0, Width).Select(x => (byte)(x < Width / 2 ? 0 : 0xFF)))];
        var mask = kind switch
        {
            "soft" => $"/SMask {pdf.Image(Width, Height, Grey, hidden)} 0 R",
            // A stencil paints where it is 0.
            "stencil" => $"/Mask {pdf.Image(2, 1, "/ImageMask true /BitsPerComponent 1", [0x80])} 0 R",
            _ => "/Mask [32 32]",
        };
        var image = pdf.Image(Width, Height, $"{Grey} {mask}", rows);

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, image)));

        Assert.Equal((ImageCoding.PdfPage, 0), (page.Image!.Delivered.Coding, page.Issues.Count));
        var seen = Scanning.Grey(page);
        var middle = page.Image.Height / 2 * page.Image.Width;
        Assert.InRange(seen[middle + (page.Image.Width / 4)], 250, 255);
        Assert.InRange(seen[middle + (page.Image.Width * 3 / 4)], 0x3C, 0x44);
    }

    [Fact]
    public async Task Several_pictures_of_a_page_are_put_together()
    {
        var pdf = new PdfFile();
        var image = Jpeg(pdf);
        var place = $"{Number(PageWidth)} 0 0 {Number(PageHeight)} 0";
        pdf.Page(PageWidth, PageHeight * 2, $"q {place} 0 cm /Im Do Q q {place} {Number(PageHeight)} cm /Im Do Q", $"/XObject << /Im {image} 0 R >>");

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.Equal((ImageCoding.PdfPage, 0), (page.Image!.Delivered.Coding, page.Issues.Count));
        var half = Scanning.Grey(page).Chunk(page.Image.Width * (page.Image.Height / 2)).Take(2).ToList();
        Assert.All(half, shown => Assert.Contains(shown, v => v < 128));
    }

    [Fact]
    public async Task A_jpeg_2000_scan_comes_out_byte_for_byte()
    {
        using var tiff = Pix.Decode(TiffFile.Write(1, _ => { }, bilevel: false));
        var jp2 = Formats.LeptonicaFile.WriteJpeg2000(tiff);
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, pdf.Image(Width, Height, "/ColorSpace /DeviceGray /Filter /JPXDecode", jp2))));

        Assert.Equal((ImageCoding.Jpeg2000, 0), (page.Image!.Delivered.Coding, page.Issues.Count));
        Assert.Equal(jp2, page.Bytes.ToArray());
        Assert.Equal(TiffFile.Picture(1, false), Scanning.Grey(page));
    }

    [Fact]
    public async Task A_black_stencil_alone_is_a_bilevel_page()
    {
        var pdf = new PdfFile();
        var mask = pdf.Image(Width, Height, $"/ImageMask true /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {Width} /Rows {Height} >>", Fax());

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, mask)));

        Assert.Equal(1, page.Image!.BitsPerPixel);
        Assert.Contains((byte)0, Scanning.Grey(page));
    }

    [Fact]
    public async Task Symbol_coding_in_jbig2_is_found_in_the_image_and_in_its_globals()
    {
        // A symbol dictionary without symbols: enough to be named, whatever the renderer makes of it.
        byte[] dictionary = [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 18, 0, 0, 3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE, 0, 0, 0, 0, 0, 0, 0, 0];
        var pdf = new PdfFile();
        var globals = pdf.Stream("", dictionary);
        var inside = pdf.Image(Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", [.. dictionary, .. Jbig2()]);
        var outside = pdf.Image(Width, Height, $"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode /DecodeParms << /JBIG2Globals {globals} 0 R >>", Jbig2());
        var plain = pdf.Image(Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", Jbig2());
        pdf.Scan(PageWidth, PageHeight, inside).Scan(PageWidth, PageHeight, outside).Scan(PageWidth, PageHeight, plain);

        var pages = await ReadAsync(pdf);

        Assert.Equal([true, true, false], pages.Select(p => p.Issues.Any(i => i.Code == IssueCodes.Jbig2Symbols)));
        Assert.Equal(1, pages[2].Image!.BitsPerPixel);
        Assert.Empty(pages[2].Issues);
        Assert.Contains((byte)0, Scanning.Grey(pages[2]));
    }

    /// <summary>A page and a generic region in MMR coding (T.88 6.2.6), which is a fax strip.</summary>
    private static byte[] Jbig2()
    {
        byte[] size = [0, 0, 0, Width, 0, 0, 0, Height];
        var strip = Fax();
        return
        [
            0, 0, 0, 1, 48, 0, 1, 0, 0, 0, 19, .. size, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 2, 38, 0, 1, 0, 0, (byte)((18 + strip.Length) >> 8), (byte)(18 + strip.Length), .. size, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, .. strip,
        ];
    }

    private static byte[] Fax()
    {
        using var tiff = Tiff.ClientOpen("test", "r", new MemoryStream(TiffFile.Write(1, t => t.SetField(TiffTag.COMPRESSION, Compression.CCITTFAX4))), new TiffStream());
        var strip = new byte[tiff.RawStripSize(0)];
        tiff.ReadRawStrip(0, strip, 0, strip.Length);
        return strip;
    }

    [Fact]
    public async Task An_encrypted_file_with_an_empty_password_is_read_and_named()
    {
        var pdf = new PdfFile { Password = "" };
        pdf.Page(595, 842, Letter, $"/Font << /F {pdf.Font()} 0 R >>");

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.Null(page.Fault);
        Assert.Equal([IssueCodes.BornDigital, IssueCodes.FileEncrypted], page.Issues.Select(i => i.Code));
        Assert.StartsWith("Sehr geehrte Damen", page.OwnText!.Lines.First().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rc4-40")]
    [InlineData("rc4-128")]
    [InlineData("aes-128")]
    [InlineData("aes-256")]
    public async Task Every_cipher_opens_with_an_empty_password_and_only_with_it(string cipher)
    {
        var plain = new PdfFile();
        var file = folder.Write("plain.pdf", plain.Scan(PageWidth, PageHeight, Jpeg(plain)).ToArray());
        await Tool.RunAsync("mutool", "clean", "-E", cipher, "-O", "owner", file, folder["open.pdf"]);
        await Tool.RunAsync("mutool", "clean", "-E", cipher, "-O", "owner", "-U", "geheim", file, folder["closed.pdf"]);

        var open = Assert.Single(await Scanning.PagesAsync(folder["open.pdf"]));
        var closed = Assert.Single(await Scanning.PagesAsync(folder["closed.pdf"]));

        Assert.Equal((ImageCoding.PdfPage, IssueCodes.FileEncrypted), (open.Image!.Delivered.Coding, Assert.Single(open.Issues).Code));
        Assert.Contains(Scanning.Grey(open), v => v < 128);
        Assert.Equal((IssueCodes.FileEncrypted, true), (closed.Fault!.Code, closed.PagesUnknown));
    }

    [Fact]
    public async Task An_encrypted_scan_is_rendered_from_the_whole_file()
    {
        var pdf = new PdfFile { Password = "" };

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, Jpeg(pdf))));

        Assert.Equal(new DeliveredImage(page.Source.Sha256, ImageCoding.PdfPage, 1), page.Image!.Delivered);
        Assert.Contains(Scanning.Grey(page), v => v < 128);
    }

    [Fact]
    public async Task A_file_under_a_password_is_quarantined_and_says_what_to_do()
    {
        var pdf = new PdfFile { Password = "geheim" };

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, Jpeg(pdf))));

        Assert.Equal(IssueCodes.FileEncrypted, page.Fault!.Code);
        Assert.Equal("test.pdf is encrypted and opens only with a password. Have it delivered without one.", page.Fault.Detail);
        Assert.True(page.PagesUnknown);
    }

    [Fact]
    public async Task Wrong_offsets_in_the_cross_references_do_not_lose_a_page()
    {
        var pdf = new PdfFile();
        var image = Jpeg(pdf);
        var text = Encoding.Latin1.GetString(pdf.Scan(PageWidth, PageHeight, image).Scan(PageWidth, PageHeight, image).ToArray());

        var pages = await ReadAsync(Encoding.Latin1.GetBytes(System.Text.RegularExpressions.Regex.Replace(text, @"\d{10} 00000 n", "0000000007 00000 n")));

        Assert.Equal(2, pages.Count);
        Assert.All(pages, p => Assert.Null(p.Fault));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Objects_in_object_streams_are_found_with_and_without_a_classic_table(bool hybrid)
    {
        var pdf = new PdfFile { Packing = hybrid ? PdfPacking.Hybrid : PdfPacking.ObjectStreams };

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, Jpeg(pdf))));

        Assert.Equal(ImageCoding.Jpeg, page.Image!.Delivered.Coding);
        Assert.Empty(page.Issues);
    }

    [Fact]
    public async Task An_update_at_the_end_of_a_file_replaces_what_stood_before()
    {
        var pdf = new PdfFile();
        var before = pdf.Scan(PageWidth, PageHeight, Jpeg(pdf)).ToArray();
        var text = Encoding.Latin1.GetString(before);
        var old = text.LastIndexOf("xref\n0", StringComparison.Ordinal);
        var page = System.Text.RegularExpressions.Regex.Match(text, @"(\d+) 0 obj\n(<< /Type /Page /.*)\nendobj");
        var update = $"{page.Groups[1]} 0 obj\n{page.Groups[2].Value.Replace("/Parent", "/Rotate 180 /Parent", StringComparison.Ordinal)}\nendobj\n";
        var table = $"xref\n{page.Groups[1]} 1\n{before.Length:D10} 00000 n \ntrailer << /Size 9 /Root 1 0 R /Prev {old} >>\nstartxref\n{before.Length + update.Length}\n%%EOF\n";

        var read = Assert.Single(await ReadAsync([.. before, .. Encoding.Latin1.GetBytes(update + table)]));

        Assert.Equal(Turn.Half, read.Image!.Turn);
        Assert.Empty(read.Issues);
    }

    [Fact]
    public async Task A_born_digital_page_stays_in_its_file()
    {
        var pdf = new PdfFile();
        pdf.Page(595, 842, Letter, $"/Font << /F {pdf.Font()} 0 R >>").Scan(PageWidth, PageHeight, Jpeg(pdf));

        var pages = await ReadAsync(pdf);

        Assert.All(pages, p => Assert.Equal((p.Source.Sha256, ImageCoding.PdfPage, p.Id.Number), (p.Image!.Delivered.Sha256, p.Image.Delivered.Coding, p.Image.Delivered.PageInFile)));
        Assert.NotNull(pages[0].OwnText);
        Assert.Null(pages[1].OwnText);
    }
}
