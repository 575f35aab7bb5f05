using Ingest.Model;
using Ingest.Tests.Support;
using Xunit.Abstractions;

namespace Ingest.Tests.Scan.Formats;

/// <summary>Odd and broken pictures of other projects, through reader, decoder and preparation.</summary>
public sealed class OddPictureTests(ITestOutputHelper output)
{
    private static readonly ScanOptions Limits = new() { MaxPixels = 60_000_000 };

    private static readonly HashSet<string> Reasons =
        [IssueCodes.FileUnreadable, IssueCodes.FileLimit, IssueCodes.PageUndecodable];

    /// <summary>What a user accepts as reason although another program shows a picture: no scanner writes such samples, and nobody can count the pages of a loop.</summary>
    private static readonly string[] Acceptable =
        ["form a loop", "bits per colour; 8 are read", "32 bits per sample", "floating-point", "WebP"];

    [Fact]
    public async Task Each_ends_as_pages_or_with_a_reason_and_what_others_decode_is_decoded()
    {
        var rejected = new List<string>();
        foreach (var file in TestScope.Choose(OddPicture.All(), 60))
        {
            var pages = await file.PagesAsync(Limits);

            var faults = pages.Where(p => p.Fault is not null).Select(p => p.Fault!).ToList();
            output.WriteLine($"{file.Name}: {pages.Count} pages; {string.Join("; ", faults.Select(f => $"{f.Code}: {f.Detail}"))}");
            Assert.All(faults, f => Assert.Contains(f.Code, Reasons));
            Assert.All(faults, f => Assert.NotEqual("", f.Detail));
            if (file.ReferenceDecodes && (pages.Count == 0 || faults.Any(f => !Acceptable.Any(reason => f.Detail.Contains(reason, StringComparison.Ordinal)))))
                rejected.Add(file.Name);
        }
        Assert.Empty(rejected);
    }
}
