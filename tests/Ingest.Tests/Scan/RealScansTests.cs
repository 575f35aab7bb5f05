using System.Security.Cryptography;
using Ingest.Model;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

/// <summary>Real and broken files: everything ends as pages or as a fault with a reason, nothing is lost, nothing hangs.</summary>
public sealed class RealScansTests
{
    [Theory]
    [InlineData("stack1_letters_patch_t.tif", 32)]
    [InlineData("stack2_letters_qr.tif", 27)]
    [InlineData("stack3_letters_edge_cases.tif", 26)]
    [InlineData("stack4_typewriter_300dpi.pdf", 6)]
    [InlineData("stack5_typewriter_96dpi.pdf", 14)]
    [InlineData("stack6_letters_turned_skewed_blank.tif", 32)]
    public async Task A_real_stack_gives_all_its_pages(string name, int count)
    {
        if (!TestData.Available)
            return;

        var pages = await Scanning.PagesAsync(TestData.Path("stacks", name));

        Scanning.AssertAccounted(pages);
        Assert.Equal(count, pages.Count);
        Assert.All(pages, p => Assert.Empty(p.Issues));
        Assert.All(pages, p => Assert.Equal(p.Image!.Width * p.Image.Height, Scanning.Grey(p).Length));
    }

    [Theory]
    [InlineData("stack4_typewriter_300dpi.pdf")]
    [InlineData("stack5_typewriter_96dpi.pdf")]
    public async Task Content_pages_of_a_real_pdf_are_the_delivered_jpeg_files(string name)
    {
        if (!TestData.Available)
            return;
        var truth = File.ReadLines(TestData.Path("stacks", "truth.tsv")).Select(l => l.Split('\t')).Where(f => f[0] == name && f[2] == "content").ToList();

        var pages = await Scanning.PagesAsync(TestData.Path("stacks", name));

        Assert.NotEmpty(truth);
        foreach (var row in truth)
        {
            var page = pages[int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture) - 1];
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(TestData.Path(row[4])))), page.Image!.Delivered.Sha256.Hex);
        }
    }
}
