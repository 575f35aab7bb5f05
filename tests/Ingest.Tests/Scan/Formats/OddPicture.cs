using Ingest.Model;
using Ingest.Prepare;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan.Formats;

/// <summary>One file of the robustness set, and what a reference decoder says of it.</summary>
internal sealed record OddPicture(string Name, bool ReferenceDecodes)
{
    /// <summary>Decodes a page; one that cannot be decoded says why.</summary>
    public static void DecodeOrRefuse(ScannedPage page)
    {
        try
        {
            new ImageDecoder().Decode(page.Bytes, page.RenderedCoding ?? page.Image!.Delivered.Coding, page.Image!).Dispose();
        }
        catch (ScanException e)
        {
            Assert.Equal(IssueCodes.PageUndecodable, e.Code);
        }
    }

    private const string Set = "image_robustness";

    /// <summary>A hang is a failure, not an endless test.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<OddPicture> All() => [.. TruthTable.Read(Set, "files.tsv")
        .Select(row => new OddPicture(row["file"], row["reference_decoder"] == "decodes"))];

    /// <summary>The pages as the line has them before recognition; empty for a file that is none of ours and is listed as ignored.</summary>
    public async Task<IReadOnlyList<ScannedPage>> PagesAsync(ScanOptions options)
    {
        using var patience = new CancellationTokenSource(Patience);
        var manifest = await Scanning.DeliveredAsync([TestData.Path(Set, Name)], options);
        var scanned = await Scanning.PagesAsync(manifest, options).WaitAsync(patience.Token);
        Assert.True(scanned.Count > 0 || manifest.Ignored.Count == 1, Name);
        Scanning.AssertAccounted(scanned);
        var preparer = new PagePreparer(new ImageDecoder(), TimeProvider.System);
        var pages = new List<ScannedPage>();
        foreach (var page in scanned)
        {
            using var prepared = await preparer.RunAsync(page, patience.Token).AsTask().WaitAsync(patience.Token);
            pages.Add(prepared.Page);
        }
        return pages;
    }
}
