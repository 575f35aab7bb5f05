using BitMiracle.LibTiff.Classic;
using Ingest.Sample;
using UglyToad.PdfPig;
using Ingest.Tests.Support;

namespace Ingest.Tests.Sample;

public class SampleDeliveryTests
{
    private static readonly SampleOptions Quick = new() { Pages = 12, Seed = 7, Dpi = 100, Brief = true };

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        using var folder = new TempFolder();
        await SampleDelivery.WriteAsync(folder["one"], Quick, default);
        await SampleDelivery.WriteAsync(folder["two"], Quick, default);
        var names = Files(folder["one"]);
        Assert.Equal(names, Files(folder["two"]));
        foreach (var name in names)
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder["one"], name)), File.ReadAllBytes(Path.Combine(folder["two"], name)));
    }

    [Fact]
    public async Task Another_seed_gives_another_delivery()
    {
        using var folder = new TempFolder();
        var one = await SampleDelivery.WriteAsync(folder["one"], Quick, default);
        var two = await SampleDelivery.WriteAsync(folder["two"], Quick with { Seed = 8 }, default);
        Assert.NotEqual(one.ToTsv(), two.ToTsv());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public async Task Every_number_of_pages_is_delivered_exactly(int pages)
    {
        using var folder = new TempFolder();
        var truth = await SampleDelivery.WriteAsync(folder["d"], Quick with { Pages = pages }, default);
        Assert.Equal(pages, truth.Rows.Count);
        foreach (var stack in truth.Rows.GroupBy(r => r.Stack))
        {
            Assert.Equal(Enumerable.Range(1, stack.Count()), stack.Select(r => r.Page));
            Assert.Equal(stack.Count(), PagesIn(Path.Combine(folder["d"], stack.Key)));
        }
    }

    [Fact]
    public async Task Full_pages_of_every_stack_can_be_read_back()
    {
        using var folder = new TempFolder();
        var truth = await SampleDelivery.WriteAsync(folder["d"], new() { Pages = 15, Seed = 2, Dpi = 100 }, default);
        Assert.Equal(["stack-a.tif", "stack-b.pdf", "ordner-c"], truth.Rows.Select(r => r.Stack).Distinct());
        Assert.All(truth.Rows.GroupBy(r => r.Stack), stack => Assert.Equal(stack.Count(), PagesIn(Path.Combine(folder["d"], stack.Key))));
        Assert.Equal(truth.ToTsv(), await File.ReadAllTextAsync(Path.Combine(folder["d"], SampleDelivery.TruthFile)));
    }

    [Fact]
    public async Task The_text_of_a_page_holds_its_Aktenzeichen_and_the_sample_mark()
    {
        using var folder = new TempFolder();
        var truth = await SampleDelivery.WriteAsync(folder["d"], new() { Pages = 30, Seed = 3, Dpi = 100 }, default);
        Assert.Contains(truth.Rows, r => r.Kind == SamplePageKind.Separator && r.Aktenzeichen.Length > 0);
        foreach (var row in truth.Rows.Where(r => r.TextFile.Length > 0))
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder["d"], row.TextFile));
            Assert.Contains(row.Aktenzeichen, text, StringComparison.Ordinal);
            Assert.EndsWith("MUSTER – erzeugte Beispieldaten\n", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Separators_stand_between_documents_and_never_last()
    {
        using var folder = new TempFolder();
        var truth = await SampleDelivery.WriteAsync(folder["d"], Quick with { Pages = 60 }, default);
        foreach (var stack in truth.Rows.GroupBy(r => r.Stack).Select(s => s.ToList()))
        {
            Assert.NotEqual(SamplePageKind.Separator, stack[^1].Kind);
            for (var i = 1; i < stack.Count; i++)
                if (stack[i].Kind == SamplePageKind.Content && stack[i - 1].Document != stack[i].Document)
                    Assert.Equal(SamplePageKind.Separator, stack[i - 1].Kind);
            Assert.All(stack.Where(r => r.Kind == SamplePageKind.Separator), r => Assert.NotEmpty(r.Code));
        }
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_refused_and_left_alone()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["d"]);
        await File.WriteAllTextAsync(Path.Combine(folder["d"], "mine"), "x");
        await Assert.ThrowsAsync<UsageException>(() => SampleDelivery.WriteAsync(folder["d"], Quick, default));
        Assert.Equal(["mine"], Files(folder["d"]));
    }

    [Fact]
    public async Task A_delivery_is_known_as_one()
    {
        using var folder = new TempFolder();
        Assert.False(SampleDelivery.IsAt(folder["d"]));
        await SampleDelivery.WriteAsync(folder["d"], Quick with { Pages = 1 }, default);
        Assert.True(SampleDelivery.IsAt(folder["d"]));
    }

    [Fact]
    public Task No_page_at_all_is_wrong_usage() =>
        Assert.ThrowsAsync<UsageException>(() => SampleDelivery.WriteAsync("nowhere", Quick with { Pages = 0 }, default));

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    private static int PagesIn(string path)
    {
        if (Directory.Exists(path))
            return Directory.GetFiles(path, "*.jpg").Length;
        if (path.EndsWith(".pdf", StringComparison.Ordinal))
        {
            using var pdf = PdfDocument.Open(path);
            Assert.All(pdf.GetPages(), page => Assert.Single(page.GetImages()));
            return pdf.NumberOfPages;
        }
        using var tiff = Tiff.Open(path, "r");
        var count = 0;
        do
        {
            Assert.Equal(Compression.CCITTFAX4, (Compression)tiff.GetField(TiffTag.COMPRESSION)[0].ToInt());
            var strip = new byte[tiff.StripSize()];
            Assert.Equal(strip.Length, tiff.ReadEncodedStrip(0, strip, 0, strip.Length));
            count++;
        }
        while (tiff.ReadDirectory());
        return count;
    }
}
