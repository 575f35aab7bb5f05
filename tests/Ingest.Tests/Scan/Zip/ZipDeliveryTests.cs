using System.Text;
using Ingest.Model;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan.Zip;

public sealed class ZipDeliveryTests : IDisposable
{
    private static readonly byte[] Single = TiffFile.Write(1, _ => { });
    private static readonly byte[] Multi = TiffFile.Write(2, _ => { });

    private readonly TempFolder folder = new();
    private readonly List<UnpackedZips> opened = [];

    public void Dispose()
    {
        foreach (var zips in opened)
            zips.Dispose();
        folder.Dispose();
    }

    private UnpackedZips Zips()
    {
        var zips = new UnpackedZips(folder["state", "unpacked"], new());
        opened.Add(zips);
        return zips;
    }

    private Task<BatchManifest> ReadAsync(params string[] inputs) => Delivery.ReadAsync(inputs, new(), Zips(), default);

    private static IEnumerable<(string, string, Digest)> Files(BatchManifest manifest) =>
        manifest.Stacks.SelectMany(s => s.Files.Select(f => (s.Name, f.Name, f.Sha256)));

    [Fact]
    public async Task A_zip_is_the_same_delivery_as_its_folder()
    {
        foreach (var name in (string[])["10.tif", "2.tif", "b/1.tif", "b/2.tif"])
            folder.Write($"box/{name}", Single);
        folder.Write("box/b/stack.tif", Multi);
        folder.Write("box/letter.pdf", "%PDF-1.4 nothing more"u8);
        folder.Write("box/README.md", "no page"u8);
        var zip = folder.Write("elsewhere/box.zip", ZipFile.OfFolder(folder["box"]));

        var (loose, packed) = (await ReadAsync(folder["box"]), await ReadAsync(zip));

        Assert.Equal(Files(loose), Files(packed));
        Assert.Equal(loose.Ignored, packed.Ignored);
        Assert.Equal(loose.BatchId("o"), packed.BatchId("o"));
    }

    [Fact]
    public async Task A_zip_in_a_folder_is_a_folder_of_its_name_and_so_is_a_zip_in_a_zip()
    {
        folder.Write("box/1.tif", Single);
        folder.Write("box/sub/more.ZIP", ZipFile.Of(new("1.tif", Single), new("a/2.tif", Single), new("in.zip", ZipFile.Of(new("3.tif", Single), new("b/stack.tif", Multi)))));

        var manifest = await ReadAsync(folder["box"]);

        Assert.Equal(["box", "sub/more.ZIP", "sub/more.ZIP/a", "sub/more.ZIP/in.zip", "sub/more.ZIP/in.zip/b/stack.tif"], manifest.Stacks.Select(s => s.Name).Order(StringComparer.Ordinal));
        Assert.Contains("sub/more.ZIP/in.zip/3.tif", manifest.Stacks.SelectMany(s => s.Files).Select(f => f.Name));
    }

    [Fact]
    public async Task What_systems_add_to_zips_is_ignored_and_named()
    {
        var zip = folder.Write("box.zip", ZipFile.Of(
            new("1.tif", Single), new("__MACOSX/._1.tif", [0, 5, 22, 7]), new("Thumbs.db", [0xD0, 0xCF]), new(".DS_Store", [0]), new("a/", []), new("in.zip~", [1])));

        var manifest = await ReadAsync(zip);

        Assert.Equal("1.tif", Assert.Single(Assert.Single(manifest.Stacks).Files).Name);
        Assert.Equal([".DS_Store", "Thumbs.db", "__MACOSX/._1.tif", "in.zip~"], manifest.Ignored.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(437)]
    [InlineData(850)]
    [InlineData(65001)]
    public async Task Names_are_read_in_the_code_page_they_were_written_in(int codePage)
    {
        var names = codePage == 65001 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(codePage);
        var zip = folder.Write("box.zip", ZipFile.Named(names, new ZipFile.Entry("Führerscheinstelle/Größe ä.tif", Single)));

        var manifest = await ReadAsync(zip);

        Assert.Equal("Führerscheinstelle/Größe ä.tif", manifest.Stacks[0].Files[0].Name);
    }

    [Fact]
    public async Task Utf8_names_without_their_flag_are_read_as_utf8()
    {
        var flagged = ZipFile.Of(new ZipFile.Entry("Größe.tif", Single));
        var zip = folder.Write("box.zip", ZipFile.Patched(ZipFile.Patched(flagged, 0x0201, 8, 0), 0x0403, 6, 0));

        Assert.Equal("Größe.tif", (await ReadAsync(zip)).Stacks[0].Files[0].Name);
    }

    [Fact]
    public async Task Equal_zips_of_several_inputs_are_told_apart()
    {
        var zip = ZipFile.Of(new ZipFile.Entry("stack.tif", Multi));

        var manifest = await ReadAsync(folder.Write("north/box.zip", zip), folder.Write("south/box.zip", zip));

        Assert.Equal(["north/box/stack.tif", "south/box/stack.tif"], manifest.Stacks.Select(s => s.Name));
    }

    [Fact]
    public async Task An_interrupted_run_finds_the_files_at_their_paths_or_makes_them_again()
    {
        var manifest = await ReadAsync(folder.Write("box.zip", ZipFile.Of(new("1.tif", Single), new("2.tif", Single))));
        opened[0].Dispose();
        using (var zips = Zips())
        {
            await zips.RestoreAsync(manifest, default);
            Assert.All(await Scanning.PagesAsync(manifest), p => Assert.Null(p.Fault));
        }

        // A power cut leaves names without content.
        File.WriteAllBytes(manifest.Stacks[0].Files[1].Path, []);
        File.Delete(manifest.Stacks[0].Files[0].Path);
        using (var zips = Zips())
        {
            await zips.RestoreAsync(manifest, default);
            Assert.All(await Scanning.PagesAsync(manifest), p => Assert.Null(p.Fault));
            zips.Delete();
        }

        Assert.Empty(Directory.EnumerateDirectories(folder["state", "unpacked"]));
    }

    [Fact]
    public async Task Files_of_a_zip_that_is_gone_with_them_are_missing()
    {
        var zip = folder.Write("box.zip", ZipFile.Of(new ZipFile.Entry("1.tif", Single)));
        var manifest = await ReadAsync(zip);
        opened[0].Delete();
        opened[0].Dispose();
        File.Delete(zip);

        using var zips = Zips();
        await zips.RestoreAsync(manifest, default);

        Assert.Equal(IssueCodes.FileMissing, Assert.Single(await Scanning.PagesAsync(manifest)).Fault!.Code);
    }

    [Fact]
    public async Task Half_unpacked_leftovers_of_a_killed_run_do_not_get_in()
    {
        var bytes = ZipFile.Of(new ZipFile.Entry("1.tif", Single));
        folder.Write($"state/unpacked/{Digest.Of(bytes).Hex}.part/0.tif", Single);

        var manifest = await ReadAsync(folder.Write("box.zip", bytes));

        Assert.Equal("1.tif", Assert.Single(Assert.Single(manifest.Stacks).Files).Name);
    }

    [Fact]
    public async Task A_zip_another_run_has_unpacked_is_busy()
    {
        var zip = folder.Write("box.zip", ZipFile.Of(new ZipFile.Entry("1.tif", Single)));
        await ReadAsync(zip);

        var error = await Assert.ThrowsAsync<BusyException>(() => ReadAsync(zip));

        Assert.Equal(ExitCode.Busy, error.ExitCode);
    }

    [Fact]
    public async Task A_state_folder_that_cannot_be_written_stops_the_run()
    {
        var zip = folder.Write("box.zip", ZipFile.Of(new ZipFile.Entry("1.tif", Single)));
        folder.Write("state/unpacked", "a file"u8);

        var error = await Assert.ThrowsAsync<StoreException>(() => ReadAsync(zip));

        Assert.Contains("--state", error.Advice, StringComparison.Ordinal);
    }
}
