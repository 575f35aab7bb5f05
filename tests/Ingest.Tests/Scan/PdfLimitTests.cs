using System.IO.Compression;
using System.Text;
using Ingest.Model;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

/// <summary>Limits hold before memory or time is spent, and each refusal says which one, where, and how to raise it. Alone: what other tests allocate would count.</summary>
[Collection(LeakCheck.Collection)]
public sealed class PdfLimitTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private async Task<List<ScannedPage>> ReadAsync(byte[] pdf, ScanOptions? options = null)
    {
        var pages = await Scanning.PagesAsync(options ?? new(), folder.Write("test.pdf", pdf));
        Scanning.AssertAccounted(pages);
        return pages;
    }

    private static PdfFile Blank(int pages, double width = 595, double height = 842)
    {
        var pdf = new PdfFile();
        for (var i = 0; i < pages; i++)
            pdf.Page(width, height, "", "");
        return pdf;
    }

    private static byte[] Bomb(int megabytes)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < megabytes; i++)
                zlib.Write(spaces);
        }
        return stream.ToArray();
    }

    [Fact]
    public async Task Too_many_pages_refuse_the_whole_file()
    {
        var page = Assert.Single(await ReadAsync(Blank(4).ToArray(), new() { MaxPages = 3 }));

        Assert.Equal(IssueCodes.FileLimit, page.Fault!.Code);
        Assert.Equal("test.pdf has more than 3 pages. If that is right, raise Scan:MaxPages.", page.Fault.Detail);
    }

    [Fact]
    public async Task A_count_of_a_billion_pages_costs_nothing()
    {
        var pdf = new PdfFile { Count = 1_000_000_000 };

        var page = Assert.Single(await ReadAsync(pdf.Page(595, 842, "", "").ToArray()));

        Assert.True(page.Fault is not null || page.Issues.Any(i => i.Code == IssueCodes.PageDamaged));
    }

    [Fact]
    public async Task A_page_of_a_kilometre_names_its_pixels_and_the_option()
    {
        var page = Assert.Single(await ReadAsync(Blank(1, 2_834_645, 2_834_645).ToArray()));

        Assert.Equal(IssueCodes.FileLimit, page.Fault!.Code);
        Assert.Contains("Page 1 of test.pdf", page.Fault.Detail, StringComparison.Ordinal);
        Assert.Contains("Scan:MaxPixels", page.Fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_the_parser_cannot_read_is_measured_before_it_is_drawn()
    {
        var pages = await ReadAsync(Unreadable(Blank(1, 14_400, 14_400)), new() { MaxPixels = 1_000_000 });

        Assert.Equal(IssueCodes.FileLimit, pages[0].Fault!.Code);
        Assert.Contains("Scan:MaxPixels", pages[0].Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_too_large_that_only_the_renderer_can_measure_refuses_the_whole_file()
    {
        var pdf = Blank(1).Page(14_400, 14_400, "", "");
        var bomb = pdf.Stream("/Filter /FlateDecode", Bomb(200));
        var text = Encoding.Latin1.GetString(pdf.ToArray()).Replace("/Contents 5 0 R", $"/Contents {bomb} 0 R", StringComparison.Ordinal);

        var page = Assert.Single(await ReadAsync(Encoding.Latin1.GetBytes(text), new() { MaxPixels = 10_000_000 }));

        Assert.Equal((IssueCodes.FileLimit, true), (page.Fault!.Code, page.PagesUnknown));
        Assert.Contains("Page 2 of test.pdf", page.Fault.Detail, StringComparison.Ordinal);
        Assert.Contains("Scan:MaxPixels", page.Fault.Detail, StringComparison.Ordinal);
    }

    /// <summary>The parser gives up on a file whose first page unfolds to more than it may; the renderer does not.</summary>
    private static byte[] Unreadable(PdfFile pdf)
    {
        var bomb = pdf.Stream("/Filter /FlateDecode", Bomb(200));
        return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(pdf.ToArray()).Replace("/Contents 3 0 R", $"/Contents {bomb} 0 R", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_content_stream_that_unfolds_to_gigabytes_is_left_to_the_renderer()
    {
        var before = GC.GetTotalAllocatedBytes();

        var page = Assert.Single(await ReadAsync(Unreadable(Blank(1))));

        Assert.Null(page.Fault);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200L << 20);
    }

    [Fact]
    public async Task A_bomb_behind_two_filters_or_in_a_thousand_references_is_no_different()
    {
        var pdf = Blank(2);
        using var twice = new MemoryStream();
        using (var zlib = new ZLibStream(twice, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(Bomb(500));
        var nested = pdf.Stream("/Filter [/FlateDecode /FlateDecode]", twice.ToArray());
        var small = pdf.Stream("/Filter /FlateDecode", Bomb(1));
        var text = Encoding.Latin1.GetString(pdf.ToArray())
            .Replace("/Contents 3 0 R", $"/Contents {nested} 0 R", StringComparison.Ordinal)
            .Replace("/Contents 5 0 R", $"/Contents [{string.Concat(Enumerable.Repeat($"{small} 0 R ", 1000))}]", StringComparison.Ordinal);
        var before = GC.GetTotalAllocatedBytes();

        var pages = await ReadAsync(Encoding.Latin1.GetBytes(text));

        Assert.Equal(2, pages.Count);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 2L << 30);
    }

    [Fact]
    public async Task A_renderer_out_of_memory_names_the_page_and_the_option()
    {
        var options = new ScanOptions { RenderMemory = 96 << 20, RenderDpi = 1200 };

        var page = Assert.Single(await ReadAsync(Blank(1).Page(1, 1, "", "").ToArray()[..], options), p => p.Id.Number == 1);

        Assert.Equal(IssueCodes.FileLimit, page.Fault!.Code);
        Assert.Contains("Page 1 of test.pdf", page.Fault.Detail, StringComparison.Ordinal);
        Assert.Contains("Scan:RenderMemory", page.Fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parser_out_of_time_leaves_the_page_to_the_renderer()
    {
        var page = Assert.Single(await ReadAsync(Blank(1).ToArray(), new() { ParseTimeLimit = TimeSpan.FromTicks(1) }));

        Assert.Null(page.Fault);
        Assert.Equal(ImageCoding.PdfPage, page.Image!.Delivered.Coding);
    }

    public static TheoryData<string> Nests() => new() { "arrays", "dictionaries", "forms", "self", "page tree", "page tree of tens", "length", "q" };

    [Theory]
    [MemberData(nameof(Nests))]
    public async Task Nesting_without_end_ends_as_a_page_or_a_fault(string kind)
    {
        const int deep = 200_000;
        var pdf = new PdfFile();
        var next = pdf.Add("<< /Type /Null >>") + 1;
        switch (kind)
        {
            case "arrays":
                pdf.Page(595, 842, "", "", $"/Deep {new string('[', deep)}{new string(']', deep)}");
                break;
            case "dictionaries":
                pdf.Page(595, 842, "", "", $"/Deep {string.Concat(Enumerable.Repeat("<< /A ", deep))}0{string.Concat(Enumerable.Repeat(" >>", deep))}");
                break;
            case "forms":
                for (var i = 0; i < 2000; i++)
                    pdf.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next + i + 1} 0 R >> >>", "/X Do"u8.ToArray());
                pdf.Stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 9 9 re f"u8.ToArray());
                pdf.Page(595, 842, "/X Do", $"/XObject << /X {next} 0 R >>");
                break;
            case "self":
                pdf.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>", "/X Do /X Do"u8.ToArray());
                pdf.Page(595, 842, "/X Do", $"/XObject << /X {next} 0 R >>");
                break;
            case "page tree":
                for (var i = 0; i < 5000; i++)
                    pdf.Add($"<< /Type /Pages /Count 1 /Kids [{next + i + 1} 0 R] >>");
                pdf.Add("<< /Type /Page /MediaBox [0 0 595 842] >>");
                pdf.Kid(next);
                break;
            case "page tree of tens":
                for (var i = 0; i < 9; i++)
                    pdf.Add($"<< /Type /Pages /Count {Math.Pow(10, 9 - i)} /Kids [{string.Concat(Enumerable.Repeat($"{next + i + 1} 0 R ", 10))}] >>");
                pdf.Add("<< /Type /Page /MediaBox [0 0 595 842] >>");
                pdf.Kid(next);
                break;
            case "length":
                pdf.Add($"<< /Length {next} 0 R >>\nstream\n0 0 9 9 re f\nendstream");
                pdf.Page(595, 842, "", "", $"/Contents {next} 0 R");
                break;
            default:
                pdf.Page(595, 842, string.Concat(Enumerable.Repeat("q ", deep)), "");
                break;
        }

        var pages = await ReadAsync(pdf.ToArray());

        Assert.All(pages.Where(p => p.Fault is not null), p => Assert.Contains(p.Fault!.Code, (string[])[IssueCodes.PageUndecodable, IssueCodes.FileUnreadable]));
    }
}
