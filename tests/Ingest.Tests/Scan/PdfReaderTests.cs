using System.IO.Compression;
using BitMiracle.LibTiff.Classic;
using Ingest.Model;
using Ingest.Native;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

public sealed class PdfReaderTests : IDisposable
{
    private const int Width = TiffFile.Width;
    private const int Height = TiffFile.Height;

    /// <summary>The test picture at 100 dpi.</summary>
    private const double PageWidth = Width * 0.72;
    private const double PageHeight = Height * 0.72;

    private const string Letter = "BT /F 12 Tf 20 700 Td (Sehr geehrte Damen und Herren, hiermit bestellen wir.) Tj 0 -20 Td (Zweite Zeile des Briefes) Tj ET";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<List<ScannedPage>> ReadAsync(PdfFile pdf) => Scanning.PagesAsync(folder.Write("test.pdf", pdf.ToArray()));

    private static byte[] Jpeg()
    {
        using var tiff = Pix.Decode(TiffFile.Write(1, _ => { }, bilevel: false));
        return tiff.EncodeJpeg(90);
    }

    /// <summary>The strip of a G4 TIFF is what a PDF holds.</summary>
    private static byte[] FaxStrip(Compression compression, Group3Opt options = Group3Opt.UNKNOWN)
    {
        var file = TiffFile.Write(1, t =>
        {
            t.SetField(TiffTag.COMPRESSION, compression);
            if (compression == Compression.CCITTFAX3)
                t.SetField(TiffTag.GROUP3OPTIONS, options);
        });
        using var tiff = Tiff.ClientOpen("test", "r", new MemoryStream(file), new TiffStream());
        var strip = new byte[tiff.RawStripSize(0)];
        tiff.ReadRawStrip(0, strip, 0, strip.Length);
        return strip;
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return stream.ToArray();
    }

    private const string GreyImage = "/ColorSpace /DeviceGray /BitsPerComponent 8";
    private const string BlackImage = "/ColorSpace /DeviceGray /BitsPerComponent 1";

    [Fact]
    public async Task A_scanned_jpeg_comes_out_byte_for_byte_with_its_resolution_on_the_page()
    {
        var jpeg = Jpeg();
        var pdf = new PdfFile();

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", jpeg))));

        Assert.Equal(jpeg, page.Bytes.ToArray());
        Assert.Equal(ImageCoding.Jpeg, page.Image!.Delivered.Coding);
        Assert.Equal(100, page.Image.DpiX, 0.01);
        Assert.Equal(100, page.Image.DpiY, 0.01);
        Assert.Empty(page.Issues);
        Assert.False(page.BornDigital);
    }

    public static TheoryData<string, string> FaxKinds() => new()
    {
        { "G4", "/K -1" }, { "G4 inverted", "/K -1 /BlackIs1 true" }, { "G3", "/K 0 /EndOfLine true" }, { "G3 2D", "/K 4 /EndOfLine true" },
    };

    [Theory]
    [MemberData(nameof(FaxKinds))]
    public async Task A_fax_coded_scan_is_wrapped_and_decodes_to_its_pixels(string kind, string parameters)
    {
        var strip = kind.StartsWith("G4", StringComparison.Ordinal) ? FaxStrip(Compression.CCITTFAX4)
            : FaxStrip(Compression.CCITTFAX3, kind == "G3" ? 0 : Group3Opt.ENCODING2D);
        var pdf = new PdfFile();
        var image = pdf.Image(Width, Height, $"{BlackImage} /Filter /CCITTFaxDecode /DecodeParms << {parameters} /Columns {Width} /Rows {Height} >>", strip);

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, image)));

        Assert.Equal(ImageCoding.Tiff, page.Image!.Delivered.Coding);
        Assert.Equal(1, page.Image.BitsPerPixel);
        Assert.Contains(Convert.ToHexString(strip), Convert.ToHexString(page.Bytes.Span));
        var expected = TiffFile.Picture(1, true).Select(v => kind == "G4 inverted" ? (byte)(255 - v) : v);
        Assert.Equal(expected, Scanning.Grey(page));
    }

    [Theory]
    [InlineData(1, ImageCoding.Tiff)]
    [InlineData(2, ImageCoding.Tiff)]
    [InlineData(15, ImageCoding.Png)]
    public async Task A_deflated_scan_keeps_its_stream_and_decodes_to_its_pixels(int predictor, ImageCoding coding)
    {
        var rows = TiffFile.Picture(1, false).Chunk(Width).Select(r => predictor == 2 ? Differences(r) : r);
        var stream = Deflated([.. rows.SelectMany(r => predictor == 15 ? [0, .. r] : r)]);
        var pdf = new PdfFile();
        var image = pdf.Image(Width, Height, $"{GreyImage} /Filter /FlateDecode /DecodeParms << /Predictor {predictor} /Columns {Width} >>", stream);

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, image)));

        Assert.Equal(coding, page.Image!.Delivered.Coding);
        Assert.Contains(Convert.ToHexString(stream), Convert.ToHexString(page.Bytes.Span));
        Assert.Equal(TiffFile.Picture(1, false), Scanning.Grey(page));
    }

    private static byte[] Differences(byte[] row) => [row[0], .. row.Skip(1).Zip(row, (next, before) => (byte)(next - before))];

    [Theory]
    [InlineData(0, Turn.None)]
    [InlineData(90, Turn.Right)]
    [InlineData(180, Turn.Half)]
    [InlineData(270, Turn.Left)]
    public async Task The_rotation_of_a_page_is_the_turn_of_its_image(int rotation, Turn turn)
    {
        var pdf = new PdfFile();
        var image = pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", Jpeg());

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, image, more: $"/Rotate {rotation}")));

        Assert.Equal((turn, Width, Height), (page.Image!.Turn, page.Image.Width, page.Image.Height));
        Assert.Equal(ImageCoding.Jpeg, page.Image.Delivered.Coding);
        Assert.Equal(100, page.Image.DpiX, 0.01);
    }

    [Fact]
    public async Task An_image_turned_by_its_matrix_is_turned_and_a_mirrored_one_is_rendered()
    {
        var pdf = new PdfFile();
        var image = pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", Jpeg());
        var resources = $"/XObject << /Im {image} 0 R >>";
        pdf.Page(86.4, 144, "0 -144 86.4 0 0 144 cm /Im Do", resources);
        pdf.Page(144, 86.4, "-144 0 0 86.4 144 0 cm /Im Do", resources);

        var pages = await ReadAsync(pdf);

        Assert.Equal(Turn.Right, pages[0].Image!.Turn);
        Assert.Equal(ImageCoding.Jpeg, pages[0].Image!.Delivered.Coding);
        Assert.Equal(ImageCoding.PdfPage, pages[1].Image!.Delivered.Coding);
        Assert.Equal(2, pages[1].Image!.Delivered.PageInFile);
    }

    [Fact]
    public async Task An_invisible_text_layer_does_not_make_a_scan_born_digital()
    {
        var pdf = new PdfFile();
        var jpeg = Jpeg();
        var image = pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", jpeg);

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, image,
            "BT 3 Tr /F 6 Tf 5 40 Td (An OCR layer of an earlier run over this page) Tj ET", $"/Font << /F {pdf.Font()} 0 R >>")));

        Assert.Equal(jpeg, page.Bytes.ToArray());
        Assert.False(page.BornDigital);
        Assert.Null(page.OwnText);
    }

    [Theory]
    [InlineData("1 0 0 RG 10 10 m 50 50 l S", "")]
    [InlineData("BT /F 6 Tf 5 40 Td (Eingang 3. Mai) Tj ET", "")]
    public async Task A_scan_with_other_paint_on_it_is_rendered_whole(string paint, string more)
    {
        var pdf = new PdfFile();
        var image = pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", Jpeg());

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, image, paint, $"/Font << /F {pdf.Font()} 0 R >>", more)));

        Assert.Equal(new DeliveredImage(page.Source.Sha256, ImageCoding.PdfPage, 1), page.Image!.Delivered);
        Assert.Equal(ImageCoding.Jpeg, page.RenderedCoding);
        Assert.Equal(150, page.Image.DpiX);
        Assert.Null(page.OwnText);
        Assert.Equal((page.Image.Width * page.Image.Height), Scanning.Grey(page).Length);
    }

    [Fact]
    public async Task Several_bilevel_images_are_rendered_to_one_bit()
    {
        var pdf = new PdfFile();
        var half = pdf.Image(Width, Height, $"{BlackImage} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {Width} >>", FaxStrip(Compression.CCITTFAX4));
        pdf.Page(PageWidth, PageHeight * 2, $"q {Number(PageWidth)} 0 0 {Number(PageHeight)} 0 0 cm /Im Do Q q {Number(PageWidth)} 0 0 {Number(PageHeight)} 0 {Number(PageHeight)} cm /Im Do Q",
            $"/XObject << /Im {half} 0 R >>");

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.Equal((ImageCoding.Tiff, 1), (page.RenderedCoding, page.Image!.BitsPerPixel));
        Assert.Contains((byte)0, Scanning.Grey(page));
    }

    private static string Number(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_letter_from_a_word_processor_brings_its_own_text_at_its_place()
    {
        var pdf = new PdfFile();
        var font = $"/Font << /F {pdf.Font()} 0 R >>";
        pdf.Page(595, 842, Letter, font).Page(595, 842, "0 0 m 100 100 l S", font);

        var pages = await ReadAsync(pdf);

        Assert.All(pages, p => Assert.True(p.BornDigital));
        Assert.Equal([IssueCodes.BornDigital], pages[0].Issues.Select(i => i.Code));
        Assert.Empty(pages[1].Issues);
        Assert.Null(pages[1].OwnText);
        var lines = pages[0].OwnText!.Lines.ToList();
        Assert.Equal("Sehr geehrte Damen und Herren, hiermit bestellen wir.", lines[0].ToString());
        var first = lines[0].Words[0];
        Assert.Equal(("Sehr", 1.0), (first.Text, first.Confidence));
        Assert.Equal(300, pages[0].Image!.DpiX);
        Assert.InRange(first.Box.Left, 80, 90);
        Assert.InRange(lines[0].Baseline.Y0, (142 * 300 / 72.0) - 3, (142 * 300 / 72.0) + 3);
        Assert.True(InkShare(pages[0], first.Box) > 0.1);
    }

    private static double InkShare(ScannedPage page, Box box)
    {
        var grey = Scanning.Grey(page);
        var inside = Enumerable.Range(box.Top, box.Height).SelectMany(y => Enumerable.Range(box.Left, box.Width).Select(x => grey[(y * page.Image!.Width) + x]));
        return inside.Average(v => v < 128 ? 1.0 : 0.0);
    }

    [Fact]
    public async Task Own_text_lies_on_its_ink_when_the_page_is_cropped_and_turned()
    {
        var pdf = new PdfFile();
        pdf.Page(595, 842, Letter, $"/Font << /F {pdf.Font()} 0 R >>", "/CropBox [10 500 400 800] /Rotate 90");

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.All(page.OwnText!.Words, w => Assert.True(InkShare(page, w.Box) > 0.05, w.Text));
    }

    [Fact]
    public async Task Text_without_unicode_meaning_is_recognised_from_the_picture()
    {
        var pdf = new PdfFile();
        var garbled = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [65 /uniE000 /uniE001 /uniE002 /uniE003] >> >>");
        pdf.Page(595, 842, "BT /F 12 Tf 20 700 Td (ABCDABCDABCDABCDABCDABCDABCDABCD) Tj ET", $"/Font << /F {garbled} 0 R >>");

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.False(page.BornDigital);
        Assert.Null(page.OwnText);
        Assert.Equal(ImageCoding.PdfPage, page.Image!.Delivered.Coding);
    }

    [Fact]
    public async Task Attachments_make_a_scan_born_digital()
    {
        var pdf = new PdfFile();
        var image = pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", Jpeg());
        var file = pdf.Stream("/Type /EmbeddedFile", "a,b"u8.ToArray());
        var spec = pdf.Add($"<< /Type /Filespec /F (a.csv) /UF (a.csv) /EF << /F {file} 0 R >> >>");
        pdf.Catalog = $"/Names << /EmbeddedFiles << /Names [(a.csv) {spec} 0 R] >> >>";

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, image)));

        Assert.True(page.BornDigital);
        Assert.Equal([IssueCodes.BornDigital, IssueCodes.Attachments], page.Issues.Select(i => i.Code));
        Assert.Equal(ImageCoding.PdfPage, page.Image!.Delivered.Coding);
    }

    [Fact]
    public async Task A_file_pinned_to_a_scan_is_an_attachment_too()
    {
        var pdf = new PdfFile();
        var file = pdf.Stream("/Type /EmbeddedFile", "a,b"u8.ToArray());
        var pin = pdf.Add($"<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 20 20] /FS << /Type /Filespec /F (a.csv) /EF << /F {file} 0 R >> >> >>");
        var image = pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", Jpeg());

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, image, more: $"/Annots [{pin} 0 R]")));

        Assert.Equal([IssueCodes.BornDigital, IssueCodes.Attachments], page.Issues.Select(i => i.Code));
        Assert.Equal(ImageCoding.PdfPage, page.Image!.Delivered.Coding);
    }

    [Fact]
    public async Task A_signed_file_is_named_as_such()
    {
        var pdf = new PdfFile();
        var value = pdf.Add("<< /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >>");
        var field = pdf.Add($"<< /FT /Sig /T (Signature1) /V {value} 0 R >>");
        pdf.Catalog = $"/AcroForm << /SigFlags 3 /Fields [{field} 0 R] >>";

        var page = Assert.Single(await ReadAsync(pdf.Scan(PageWidth, PageHeight, pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", Jpeg()))));

        Assert.Equal([IssueCodes.BornDigital, IssueCodes.Signed], page.Issues.Select(i => i.Code));
    }

    [Fact]
    public async Task A_wrong_page_count_invents_no_pages()
    {
        var pdf = new PdfFile { Count = 9 };
        var image = pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", Jpeg());
        for (var i = 0; i < 3; i++)
            pdf.Scan(PageWidth, PageHeight, image);

        var pages = await ReadAsync(pdf);

        Scanning.AssertAccounted(pages);
        Assert.Equal(3, pages.Count);
        Assert.Contains(pages[0].Issues, i => i.Code == IssueCodes.PageDamaged);
    }

    [Fact]
    public async Task A_file_without_any_structure_is_one_unit_in_quarantine()
    {
        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("broken.pdf", "%PDF-1.4\nnothing"u8)));

        Assert.Equal(IssueCodes.FileUnreadable, page.Fault!.Code);
        Assert.True(page.PagesUnknown && page.EndsStack);
    }

    [Fact]
    public async Task A_page_larger_than_the_pixel_limit_refuses_its_file()
    {
        var pdf = new PdfFile();
        var image = pdf.Image(60_000, 60_000, $"{BlackImage} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 >>", FaxStrip(Compression.CCITTFAX4));
        pdf.Scan(595, 842, pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", Jpeg())).Scan(595, 842, image);

        var page = Assert.Single(await ReadAsync(pdf));

        Assert.Equal(IssueCodes.FileLimit, page.Fault!.Code);
    }

    [Fact]
    public async Task Junk_before_the_header_does_not_hide_a_pdf()
    {
        var pdf = new PdfFile();
        pdf.Scan(PageWidth, PageHeight, pdf.Image(Width, Height, GreyImage + " /Filter /DCTDecode", Jpeg()));

        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("mail", [.. "Content-Type: application/pdf\n\n"u8, .. pdf.ToArray()])));

        Assert.Null(page.Fault);
    }
}
