using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

public sealed class TiffReaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, bool> LosslessKinds() => new()
    {
        { "G4", true }, { "G4 strips", true }, { "G4 lsb first", true }, { "G4 min is black", true }, { "G3 1D", true }, { "G3 2D", true },
        { "G3 fill bits", true }, { "packbits 1 bit", true }, { "raw 1 bit", true },
        { "raw", false }, { "min is white", false }, { "LZW", false }, { "LZW predictor", false }, { "Deflate", false }, { "Deflate predictor", false },
        { "packbits", false }, { "strips", false }, { "tiled", false },
    };

    [Theory]
    [MemberData(nameof(LosslessKinds))]
    public async Task Every_page_of_a_stack_decodes_to_exactly_its_pixels(string kind, bool bilevel)
    {
        foreach (var mode in (string[])["w", "wb", "w8"])
        {
            var input = folder.Write($"{mode}.tif", TiffFile.Write(3, tiff => SetKind(tiff, kind), bilevel, mode));

            var pages = await Scanning.PagesAsync(input);

            Scanning.AssertAccounted(pages);
            Assert.Equal(3, pages.Count);
            Assert.All(pages, p => Assert.Empty(p.Issues));
            Assert.All(pages, p => Assert.Equal(bilevel ? 1 : 8, p.Image!.BitsPerPixel));
            for (var i = 0; i < 3; i++)
                Assert.Equal(TiffFile.Picture(i + 1, bilevel), Scanning.Grey(pages[i]));
        }
    }

    private static void SetKind(Tiff tiff, string kind)
    {
        var compression = kind switch
        {
            _ when kind.StartsWith("G4", StringComparison.Ordinal) => Compression.CCITTFAX4,
            _ when kind.StartsWith("G3", StringComparison.Ordinal) => Compression.CCITTFAX3,
            _ when kind.StartsWith("LZW", StringComparison.Ordinal) => Compression.LZW,
            _ when kind.StartsWith("Deflate", StringComparison.Ordinal) => Compression.ADOBE_DEFLATE,
            _ when kind.StartsWith("packbits", StringComparison.Ordinal) => Compression.PACKBITS,
            _ => Compression.NONE,
        };
        tiff.SetField(TiffTag.COMPRESSION, compression);
        if (kind.Contains("predictor", StringComparison.Ordinal)) tiff.SetField(TiffTag.PREDICTOR, Predictor.HORIZONTAL);
        if (kind.Contains("strips", StringComparison.Ordinal)) tiff.SetField(TiffTag.ROWSPERSTRIP, 17);
        if (kind == "G4 lsb first") tiff.SetField(TiffTag.FILLORDER, FillOrder.LSB2MSB);
        if (kind == "G4 min is black") tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
        if (kind == "min is white") tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISWHITE);
        if (kind == "G3 2D") tiff.SetField(TiffTag.GROUP3OPTIONS, Group3Opt.ENCODING2D);
        if (kind == "G3 fill bits") tiff.SetField(TiffTag.GROUP3OPTIONS, Group3Opt.FILLBITS);
        if (kind == "tiled")
        {
            tiff.SetField(TiffTag.TILEWIDTH, 64);
            tiff.SetField(TiffTag.TILELENGTH, 64);
        }
    }

    [Fact]
    public async Task A_jpeg_page_keeps_its_tables_and_its_strips_byte_for_byte()
    {
        var file = TiffFile.Write(2, tiff =>
        {
            tiff.SetField(TiffTag.COMPRESSION, Compression.JPEG);
            tiff.SetField(TiffTag.JPEGQUALITY, 95);
        }, bilevel: false);

        var pages = await Scanning.PagesAsync(folder.Write("jpeg.tif", file));

        for (var i = 0; i < 2; i++)
        {
            Assert.Contains(Convert.ToHexString(RawStrip(pages[i].Bytes.ToArray(), 0)), Convert.ToHexString(file));
            Assert.Equal(RawStrip(file, i), RawStrip(pages[i].Bytes.ToArray(), 0));
            var error = TiffFile.Picture(i + 1, false).Zip(Scanning.Grey(pages[i]), (a, b) => Math.Abs(a - b)).Average();
            Assert.InRange(error, 0, 4);
        }
    }

    private static byte[] RawStrip(byte[] file, short page)
    {
        using var tiff = Tiff.ClientOpen("test", "r", new MemoryStream(file), new TiffStream());
        tiff.SetDirectory(page);
        var strip = new byte[tiff.RawStripSize(0)];
        tiff.ReadRawStrip(0, strip, 0, strip.Length);
        return strip;
    }

    private static byte[] RawStrip(byte[] file, int page) => RawStrip(file, (short)page);

    [Fact]
    public async Task The_only_page_of_a_file_is_delivered_as_the_file_itself()
    {
        var file = TiffFile.Write(1, tiff => tiff.SetField(TiffTag.COMPRESSION, Compression.CCITTFAX4));

        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("one.tif", file)));

        Assert.Equal(file, page.Bytes.ToArray());
        Assert.Equal(page.Source.Sha256, page.Image!.Delivered.Sha256);
    }

    [Fact]
    public async Task The_same_page_is_cut_to_the_same_bytes_every_time()
    {
        var input = folder.Write("three.tif", TiffFile.Write(3, tiff => tiff.SetField(TiffTag.COMPRESSION, Compression.CCITTFAX4)));

        var once = await Scanning.PagesAsync(input);
        var again = await Scanning.PagesAsync(input);

        Assert.Equal(once.Select(p => p.Image), again.Select(p => p.Image));
        Assert.Equal(3, once.Select(p => p.Image!.Delivered.Sha256).Distinct().Count());
    }

    [Theory]
    [InlineData(1, Turn.None, false)]
    [InlineData(2, Turn.None, true)]
    [InlineData(3, Turn.Half, false)]
    [InlineData(4, Turn.Half, true)]
    [InlineData(5, Turn.Left, true)]
    [InlineData(6, Turn.Right, false)]
    [InlineData(7, Turn.Right, true)]
    [InlineData(8, Turn.Left, false)]
    public async Task Orientation_becomes_a_turn_and_the_pixels_stay_as_encoded(int orientation, Turn turn, bool mirrored)
    {
        var input = folder.Write("turned.tif", TiffFile.Write(2, tiff => tiff.SetField(TiffTag.ORIENTATION, (Orientation)orientation)));

        var page = (await Scanning.PagesAsync(input))[0];

        Assert.Equal((turn, mirrored), (page.Image!.Turn, page.Image.Mirrored));
        var expected = TiffFile.Picture(1, true);
        if (mirrored)
            expected = [.. expected.Chunk(TiffFile.Width).SelectMany(row => row.Reverse())];
        Assert.Equal(expected, Scanning.Grey(page));
    }

    [Theory]
    [InlineData(ResUnit.INCH, 300, 300, false)]
    [InlineData(ResUnit.CENTIMETER, 118.11, 300, false)]
    [InlineData(ResUnit.NONE, 300, 72, true)]
    [InlineData(ResUnit.INCH, 1, 72, true)]
    [InlineData(ResUnit.INCH, 9600, 72, true)]
    public async Task Resolution_is_dots_per_inch_or_an_estimate_with_an_issue(ResUnit unit, double stored, double dpi, bool estimated)
    {
        var input = folder.Write("page.tif", TiffFile.Write(1, tiff =>
        {
            tiff.SetField(TiffTag.RESOLUTIONUNIT, unit);
            tiff.SetField(TiffTag.XRESOLUTION, stored);
            tiff.SetField(TiffTag.YRESOLUTION, stored);
        }));

        var page = Assert.Single(await Scanning.PagesAsync(input));

        Assert.Equal(dpi, page.Image!.DpiX, 0.1);
        Assert.Equal(estimated, page.Image.ResolutionEstimated);
        Assert.Equal(estimated, page.Issues.Any(i => i.Code == IssueCodes.ResolutionMissing));
    }

    [Fact]
    public async Task A_loop_of_directories_refuses_the_whole_file()
    {
        var file = TiffFile.Write(3, _ => { });
        PointLastDirectoryTo(file, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4)));

        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("loop.tif", file)));

        Assert.Equal(IssueCodes.FileLimit, page.Fault!.Code);
        Assert.StartsWith("After page 3 of loop.tif the TIFF directories form a loop", page.Fault.Detail, StringComparison.Ordinal);
        Assert.True(page.PagesUnknown);
    }

    [Fact]
    public async Task A_chain_that_breaks_off_gives_its_pages_and_one_fault_for_the_rest()
    {
        var file = TiffFile.Write(3, _ => { });
        PointLastDirectoryTo(file, uint.MaxValue - 10);

        var pages = await Scanning.PagesAsync(folder.Write("broken.tif", file));

        Scanning.AssertAccounted(pages);
        Assert.Equal(4, pages.Count);
        Assert.Equal([false, false, false, true], pages.Select(p => p.Fault is not null));
        Assert.True(pages[3].PagesUnknown);
    }

    [Fact]
    public async Task A_page_without_data_is_a_fault_of_its_own_and_its_neighbours_go_on()
    {
        var file = TiffFile.Write(3, _ => { });
        var second = Directories(file)[1];
        Entry(file, second, 273, entry => BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)file.Length + 1000));

        var pages = await Scanning.PagesAsync(folder.Write("hole.tif", file));

        Scanning.AssertAccounted(pages);
        Assert.Equal([null, IssueCodes.PageUndecodable, null], pages.Select(p => p.Fault?.Code));
        Assert.Equal(TiffFile.Picture(3, true), Scanning.Grey(pages[2]));
    }

    [Fact]
    public async Task A_width_of_eight_bytes_beyond_all_sizes_is_a_fault_of_its_page()
    {
        var file = TiffFile.Write(3, _ => { });
        Entry(file, Directories(file)[1], 256, entry =>
        {
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 18);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)file.Length);
        });

        var pages = await Scanning.PagesAsync(folder.Write("width.tif", [.. file, .. BitConverter.GetBytes(-1L)]));

        Assert.Equal([null, IssueCodes.PageUndecodable, null], pages.Select(p => p.Fault?.Code));
    }

    [Fact]
    public async Task A_page_over_the_pixel_limit_refuses_its_whole_file_and_says_what_to_raise()
    {
        var file = TiffFile.Write(3, _ => { });
        Entry(file, Directories(file)[2], 256, entry => BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], 60_000));
        Entry(file, Directories(file)[2], 257, entry => BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], 60_000));

        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("huge.tif", file)));

        Assert.Equal(IssueCodes.FileLimit, page.Fault!.Code);
        Assert.Contains("Page 3 of huge.tif", page.Fault.Detail, StringComparison.Ordinal);
        Assert.Contains("Scan:MaxPixels", page.Fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_page_limit_is_refused_whole()
    {
        var input = folder.Write("long.tif", TiffFile.Write(5, _ => { }));

        var page = Assert.Single(await Scanning.PagesAsync(new ScanOptions { MaxPages = 4 }, input));

        Assert.Equal((IssueCodes.FileLimit, "long.tif has more than 4 pages. If that is right, raise Scan:MaxPages."), (page.Fault!.Code, page.Fault.Detail));
        Assert.Equal(5, (await Scanning.PagesAsync(new ScanOptions { MaxPages = 5 }, input)).Count);
    }

    [Fact]
    public async Task A_truncated_file_ends_as_one_unit_with_unknown_pages()
    {
        var file = TiffFile.Write(3, _ => { });

        var page = Assert.Single(await Scanning.PagesAsync(folder.Write("cut.tif", file.AsSpan(0, 500))));

        Assert.Equal(IssueCodes.FileUnreadable, page.Fault!.Code);
        Assert.True(page.PagesUnknown);
        Assert.True(page.EndsStack);
    }

    private static void PointLastDirectoryTo(byte[] file, uint offset)
    {
        var last = (int)Directories(file)[^1];
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(last));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(last + 2 + (count * 12)), offset);
    }

    private static List<long> Directories(byte[] file)
    {
        var offsets = new List<long>();
        for (var at = (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4)); at != 0;)
        {
            offsets.Add(at);
            at = (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 2 + (12 * BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at)))));
        }
        return offsets;
    }

    private delegate void Edit(Span<byte> entry);

    private static void Entry(byte[] file, long directory, ushort tag, Edit edit)
    {
        for (var i = 0; i < BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan((int)directory)); i++)
        {
            var entry = file.AsSpan((int)directory + 2 + (i * 12), 12);
            if (BinaryPrimitives.ReadUInt16LittleEndian(entry) != tag)
                continue;
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
            edit(entry);
        }
    }
}
