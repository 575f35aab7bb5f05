using Ingest.Model;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

/// <summary>Difficult and broken PDFs of the field: each ends as pages or as a refusal with a reason, and says nothing in anyone else's words.</summary>
public sealed class PdfRobustnessTests
{
    private static readonly string[] Refusals = [IssueCodes.FileUnreadable, IssueCodes.FileEncrypted, IssueCodes.FileLimit, IssueCodes.PageUndecodable];

    [Fact]
    public async Task Every_pdf_ends_as_pages_or_as_a_refusal_with_a_reason()
    {
        if (!TestData.Available)
            return;
        var files = File.ReadLines(TestData.Path("pdf_robustness", "files.tsv")).Skip(1).Select(l => l.Split('\t')[0]).ToList();

        foreach (var name in TestScope.Choose(files, 40))
            await ReadAsync(TestData.Path("pdf_robustness", name));
    }

    private static async Task ReadAsync(string path)
    {
        using var length = File.OpenHandle(path);
        var file = new SourceFile(Path.GetFileName(path), path, RandomAccess.GetLength(length), Digest.Of(await File.ReadAllBytesAsync(path)));
        var options = new ScanOptions { RenderDpi = 150 };
        try
        {
            using var opened = await PdfReader.OpenAsync(file, options, new PdftoppmRasterizer(options), default);
            Assert.InRange(opened.PageCount, 1, options.MaxPages);
            for (var page = 1; page <= opened.PageCount; page++)
                await ReadAsync(opened, page, path);
        }
        catch (ScanException refusal)
        {
            AssertTold(refusal, path);
        }
    }

    private static async Task ReadAsync(IPageFile file, int number, string path)
    {
        try
        {
            var page = await file.ReadAsync(number, default);
            Assert.True(page.Image is { Width: > 0, Height: > 0 } && !page.Bytes.IsEmpty, $"{path} page {number}");
            Assert.All(page.Findings, f => AssertOurs(f.Detail, path));
        }
        catch (ScanException refusal)
        {
            AssertTold(refusal, path);
        }
    }

    private static void AssertTold(ScanException refusal, string path)
    {
        Assert.Contains(refusal.Code, Refusals);
        Assert.Contains(Path.GetFileName(path), refusal.Message, StringComparison.Ordinal);
        AssertOurs(refusal.Message, path);
    }

    /// <summary>Neither the renderer's lines nor the parser's, which quote the file.</summary>
    private static void AssertOurs(string detail, string path)
    {
        Assert.False(detail.Contains("Error", StringComparison.Ordinal) || detail.Contains("xref", StringComparison.Ordinal) || detail.Any(char.IsControl), $"{path}: {detail}");
        Assert.DoesNotContain(Path.GetDirectoryName(path)!, detail, StringComparison.Ordinal);
    }
}
