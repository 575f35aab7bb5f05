using System.IO.Compression;
using System.Text;
using Ingest.Exchange;
using Ingest.Exchange.Message;
using Ingest.Exchange.Package;
using Ingest.Tests.Support;

namespace Ingest.Tests.Exchange;

public sealed class PackageReaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_package_of_another_program_is_read()
    {
        if (!Schemas.Available)
            return;
        var sample = Directory.EnumerateFiles(Path.Combine(Schemas.Root, "..", "samples", "own"), "*0401.xml").Single();
        var package = folder[Path.ChangeExtension(Path.GetFileName(sample), ".zip")];
        await Zip(package, (Path.GetFileName(sample), await File.ReadAllBytesAsync(sample)), ("d1111111-1111-4111-8111-111111111111_Bescheid.pdf", "%PDF-1.4"u8.ToArray()));
        var read = await new PackageReader(Schemas.Folder).ReadAsync(package, default);
        Assert.Empty(read.Findings);
        var akte = Assert.Single(read.Message.Akten);
        var document = Assert.Single(akte.Documents);
        Assert.Equal(("0248-4/2014", "Bescheid vom 14.02.1995", new DateOnly(1995, 2, 14)), (akte.Head.Kennzeichen, document.Betreff, document.Date));
        Assert.Null(document.Files().Single().Sha256);
    }

    [Fact]
    public async Task Files_are_held_against_the_message()
    {
        var (message, files) = await PackageAsync();
        var pdf = files.Keys.Single(n => n.EndsWith(".pdf", StringComparison.Ordinal));
        files[pdf] = "%PDF of someone else"u8.ToArray();
        files.Remove(files.Keys.Single(n => n.EndsWith(".xml", StringComparison.Ordinal) && !n.Contains("_Abgabe", StringComparison.Ordinal)));
        files["surplus.txt"] = [1];
        var read = await ReadAsync(message, files);
        Assert.Equal(["file-differs", "file-missing", "file-surplus"], read.Findings.Select(f => f.Code).Order());
    }

    [Fact]
    public async Task A_package_named_after_another_process_is_found()
    {
        var (_, files) = await PackageAsync();
        var read = await ReadAsync($"{Guid.Empty}_{PackageNames.Abgabe}.zip", files);
        Assert.Equal([FindingCodes.Name], read.Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("../outside.pdf")]
    [InlineData("/etc/outside.pdf")]
    [InlineData("folder/inside.pdf")]
    [InlineData("c:\\outside.pdf")]
    public async Task A_file_that_does_not_lie_flat_refuses_the_package(string name)
    {
        var (message, files) = await PackageAsync();
        files[name] = [1];
        await Assert.ThrowsAsync<MessageException>(() => ReadAsync(message, files));
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_is_unpacked()
    {
        var (message, files) = await PackageAsync();
        files["bomb.txt"] = new byte[200 << 20];
        await Assert.ThrowsAsync<MessageException>(() => ReadAsync(message, files, CompressionLevel.SmallestSize));
    }

    [Fact]
    public async Task Two_files_of_one_name_are_refused()
    {
        var (message, files) = await PackageAsync();
        await Zip(folder[message], [.. files.Select(f => (f.Key, f.Value)), .. files.Take(1).Select(f => (f.Key.ToUpperInvariant(), f.Value))]);
        await Assert.ThrowsAsync<MessageException>(() => new PackageReader().ReadAsync(folder[message], default));
    }

    [Fact]
    public async Task What_is_no_ZIP_is_refused() =>
        await Assert.ThrowsAsync<MessageException>(() => new PackageReader().ReadAsync(folder.Write("a.zip", "PK no"u8), default));

    [Theory]
    [InlineData("a1111111-1111-4111-8111-111111111111.pdf", true)]
    [InlineData("A1111111-1111-4111-8111-11111111111F_Bescheid vom Müller.pdf", true)]
    [InlineData("a1111111-1111-4111-8111-111111111111_../../x.pdf", false)]
    [InlineData("a1111111-1111-4111-8111-111111111111/x.pdf", false)]
    [InlineData("Bescheid.pdf", false)]
    [InlineData("|1111111-1111-4111-8111-111111111111.pdf", false)]
    public void A_file_begins_with_a_UUID_and_leads_nowhere(string name, bool good) => Assert.Equal(good, PackageNames.FileId(name) is not null);

    [Theory]
    [InlineData("a1111111-1111-4111-8111-111111111111_Abgabe.Abgabe.0401.zip", true)]
    [InlineData("A1111111-1111-4111-8111-111111111111_Abgabe.Abgabe.0401.xdomea", true)]
    [InlineData("a1111111-1111-4111-8111-111111111111_0401_1.zip", false)]
    [InlineData("Abgabe.Abgabe.0401.zip", false)]
    public void A_package_is_named_after_process_and_message(string name, bool good) => Assert.Equal(good, PackageNames.TryParse(name, out _, out _));

    public void Dispose() => folder.Dispose();

    private async Task<ReadPackage> ReadAsync(string name, IReadOnlyDictionary<string, byte[]> files, CompressionLevel level = CompressionLevel.NoCompression)
    {
        await Zip(folder[name], level, [.. files.Select(f => (f.Key, f.Value))]);
        return await new PackageReader().ReadAsync(folder[name], default);
    }

    private async Task<(string Name, Dictionary<string, byte[]> Files)> PackageAsync()
    {
        using var made = await MadeAkte.CreateAsync(onDisk: false);
        await made.AddAsync(new("Bescheid"));
        var message = RoundTripTests.Message(await made.CollectAsync(), XdomeaVersion.V310).Message;
        var package = await new PackageWriter(made.Store).WriteAsync(message, folder.Root, _ => ValueTask.CompletedTask, default);
        using var zip = ZipFile.OpenRead(package.Path);
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using var stream = entry.Open();
            await stream.CopyToAsync(content);
            files[entry.FullName] = content.ToArray();
        }

        return (Path.GetFileName(package.Path), files);
    }

    private static Task Zip(string path, params (string Name, byte[] Content)[] files) => Zip(path, CompressionLevel.NoCompression, files);

    private static async Task Zip(string path, CompressionLevel level, params (string Name, byte[] Content)[] files)
    {
        await using var file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var (name, content) in files)
        {
            await using var entry = zip.CreateEntry(name, level).Open();
            await entry.WriteAsync(content);
        }
    }
}
