using Ingest.Deposit;
using Ingest.Exchange;
using Ingest.Exchange.Package;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Exchange;

[Collection(LeakCheck.Collection)]
public sealed class PackageWriterTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task The_same_content_is_the_same_bytes()
    {
        using var made = await MadeAsync();
        var message = RoundTripTests.Message(await made.CollectAsync(), XdomeaVersion.V310).Message;
        var first = await WriteAsync(made.Store, message, folder.Folder("one"));
        var second = await WriteAsync(made.Store, message, folder.Folder("two"));
        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal(await File.ReadAllBytesAsync(first.Path), await File.ReadAllBytesAsync(second.Path));
    }

    [Fact]
    public async Task No_file_has_the_id_of_a_document()
    {
        using var made = await MadeAsync();
        var akte = RoundTripTests.Message(await made.CollectAsync(), XdomeaVersion.V310).Message.Akten.Single();
        var files = akte.AllDocuments().SelectMany(d => d.Files()).Select(f => PackageNames.FileId(f.Name)).ToList();
        Assert.Equal(files.Distinct(), files);
        Assert.Empty(files.Intersect(akte.AllDocuments().Select(d => (Guid?)d.Id)));
    }

    [Fact]
    public async Task A_changed_object_leaves_nothing_behind()
    {
        using var made = await MadeAsync();
        var collected = await made.CollectAsync();
        var pdf = collected.Documents[0].Marker.Objects[ObjectRole.Pdf].Sha256;
        var file = made.Folder.PathOf(StoreLayout.Object(pdf));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var failure = await Assert.ThrowsAsync<StoreException>(() => WriteAsync(made.Store, RoundTripTests.Message(collected, XdomeaVersion.V310).Message, folder.Root));
        Assert.Contains(pdf.Hex, failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public async Task What_the_schemas_refuse_does_not_appear()
    {
        if (!Schemas.Available)
            return;
        using var made = await MadeAsync();
        var message = RoundTripTests.Message(await made.CollectAsync(), XdomeaVersion.V310).Message;
        var akte = message.Akten[0];
        // 70,000 years do not fit an unsignedShort: only the schema knows
        var broken = message with { Akten = [akte with { Head = akte.Head with { Retention = new(70_000, false, null) } }] };
        Assert.Empty((await new PackageReader().ReadAsync((await WriteAsync(made.Store, broken, folder.Folder("without"))).Path, default)).Findings);
        var failure = await Assert.ThrowsAsync<ExchangeException>(
            () => new PackageWriter(made.Store, Schemas.Folder).WriteAsync(broken, folder.Folder("with"), _ => ValueTask.CompletedTask, default));
        Assert.Contains("schema", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["with"]));
    }

    [Fact]
    public async Task A_large_document_costs_no_memory()
    {
        const long Size = 200L << 20;
        using var made = await MadeAkte.CreateAsync();
        var marker = await made.AddAsync(new("Plan"));
        var large = folder["large.pdf"];
        await using (var file = File.Create(large))
            file.SetLength(Size);
        await using (var file = File.OpenRead(large))
            await made.Store.PutObjectAsync(await Digest.OfAsync(file, default), large, default);
        await using var again = File.OpenRead(large);
        var message = RoundTripTests.Message(await made.CollectAsync(), XdomeaVersion.V310).Message;
        var document = message.Akten[0].Documents[0];
        var pdf = document.Versions[0].Files[0] with { Sha256 = await Digest.OfAsync(again, default), Length = Size };
        message = message with { Akten = [message.Akten[0] with { Documents = [document with { Versions = [new("1", [pdf])] }] }] };

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var package = await WriteAsync(made.Store, message, folder.Root);
        Assert.True(package.Length > Size);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Size / 2);
        Assert.Equal(marker.Id, document.Id);
    }

    public void Dispose() => folder.Dispose();

    private static Task<WrittenPackage> WriteAsync(IDepositStore store, ExchangeMessage message, string folder) =>
        new PackageWriter(store).WriteAsync(message, folder, _ => ValueTask.CompletedTask, default);

    private static async Task<MadeAkte> MadeAsync()
    {
        var made = await MadeAkte.CreateAsync();
        var first = await made.AddAsync(new("Bescheid") { Vorgang = "1" });
        await made.AddAsync(new("Karte") { Vorgang = "1", SheetKind = "ANLAGE" });
        await made.AddAsync(new("Anhörung") { BornDigital = true });
        await made.CorrectAsync(first, "Bescheid (neu)", movedPages: true);
        await made.CloseBatchAsync();
        return made;
    }
}
