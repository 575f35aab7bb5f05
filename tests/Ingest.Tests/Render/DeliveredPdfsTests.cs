using Ingest.Model;
using Ingest.Render;
using Ingest.Tests.Support;

namespace Ingest.Tests.Render;

/// <summary>A delivered PDF is copied once for all documents cut from it, and never lies in memory.</summary>
public sealed class DeliveredPdfsTests : IDisposable
{
    private static readonly Digest First = Digest.OfParts("first");
    private static readonly Digest Second = Digest.OfParts("second");

    private readonly TempFolder folder = new();
    private readonly CountedCopies store = new();

    private DeliveredPdfs Pdfs => field ??= new(store, folder["delivered"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_documents_of_one_pdf_copy_it_once()
    {
        using (await Pdfs.TakeAsync(First, default))
        {
        }
        using var again = await Pdfs.TakeAsync(First, default);

        Assert.Equal((1, First.Hex), (store.Copies, await File.ReadAllTextAsync(again.Path)));
    }

    [Fact]
    public async Task A_pdf_in_use_stays_and_one_that_nobody_uses_makes_room_for_the_next()
    {
        var first = await Pdfs.TakeAsync(First, default);
        using (await Pdfs.TakeAsync(Second, default))
            Assert.True(File.Exists(first.Path));
        first.Dispose();

        Assert.Equal([first.Path], Directory.GetFiles(folder["delivered"]));
    }

    [Fact]
    public async Task A_copy_that_failed_is_tried_again()
    {
        store.Fails = true;
        await Assert.ThrowsAsync<StoreException>(async () => await Pdfs.TakeAsync(First, default));
        store.Fails = false;

        using var taken = await Pdfs.TakeAsync(First, default);
        Assert.True(File.Exists(taken.Path));
    }

    private sealed class CountedCopies : IDeliveredImages
    {
        public int Copies { get; private set; }
        public bool Fails { get; set; }

        public ValueTask<ReadOnlyMemory<byte>> LoadAsync(Digest sha256, CancellationToken cancel) => throw new InvalidOperationException("A PDF is not loaded.");

        public async ValueTask CopyAsync(Digest sha256, string file, CancellationToken cancel)
        {
            if (Fails)
                throw new StoreException("The store is away.", "Wait.");
            Copies++;
            await File.WriteAllTextAsync(file, sha256.Hex, cancel);
        }
    }
}
