using Ingest.Model;

namespace Ingest.Throughput.Deposit;

/// <summary>Documents as the renderer hands them over, of random bytes: their work files lie on disk and are deleted by the deposit.</summary>
internal sealed record DocumentMix(string Name, int PdfBytes, int OtherBytes)
{
    public static BatchContext Batch { get; } = new("batch-1", "default", DateTimeOffset.UnixEpoch);

    public static IReadOnlyList<DocumentMix> All { get; } =
    [
        new("50 KB together (5 objects of 10 KB)", 10_000, 10_000),
        new("PDF of 50 KB, 4 objects of 5 KB", 50_000, 5_000),
    ];

    private static int made;

    public IReadOnlyList<RenderedDocument> Render(string folder, int documents)
    {
        Directory.CreateDirectory(folder);
        return [.. Enumerable.Range(0, documents).Select(_ => Render(folder))];
    }

    private RenderedDocument Render(string folder)
    {
        var number = Interlocked.Increment(ref made);
        var image = new DeliveredImage(Digest.OfParts($"image {number}"), ImageCoding.Tiff);
        var page = new RecordedPage(new PageId("stack.tif", number), Digest.OfParts($"{number}"), "stack.tif", Digest.Of([1])) { Image = new(image, 2480, 3508, 300, 300) };
        var classified = new ClassifiedDocument(new SeparatedDocument("stack.tif", number, [page]), new ClassProposal("BESCHEID", 0.95, []), [], Route.Deposit);
        var key = Identity.DocumentKey([page.Key]);
        return new RenderedDocument(new RecordedDocument(Identity.DocumentId(key), key, key, classified), [.. Enum.GetValues<ObjectRole>().Select(r => Write(folder, number, r))]);
    }

    private RenderedObject Write(string folder, int number, ObjectRole role)
    {
        var bytes = new byte[role == ObjectRole.Pdf ? PdfBytes : OtherBytes];
        new Random((number * 10) + (int)role).NextBytes(bytes);
        var path = Path.Combine(folder, FormattableString.Invariant($"{number}.{role}"));
        File.WriteAllBytes(path, bytes);
        return new RenderedObject(role, "application/octet-stream", path, Digest.Of(bytes), bytes.Length);
    }
}
