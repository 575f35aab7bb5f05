using Ingest.Deposit;
using Ingest.Model;
using Ingest.Tests.Scan;
using Ingest.Tests.Scan.Formats;
using Ingest.Tests.Scan.Zip;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>A ZIP as INPUT of the command: the same documents as its folder, also after a kill.</summary>
public sealed class ZipRunTests : IDisposable
{
    private const int Killed = 137;
    private const int Quarantined = 10;

    private readonly TempFolder folder = new();
    private readonly string zip;

    public ZipRunTests()
    {
        folder.Write("box/letters.tif", TiffFile.Write(2, _ => { }));
        folder.Write("box/loose/1.tif", TiffFile.Write(1, _ => { }));
        folder.Write("box/loose/2.tif", TiffFile.Write(1, t => t.SetField(BitMiracle.LibTiff.Classic.TiffTag.COMPRESSION, BitMiracle.LibTiff.Classic.Compression.CCITTFAX4)));
        zip = folder.Write("post/box.zip", ZipFile.OfFolder(folder["box"]));
    }

    public void Dispose() => folder.Dispose();

    private Task<IngestProcess.Outcome> RunAsync(string input, string store, string fault = "") => IngestProcess.RunAsync(
        ["run", input, "--store", folder[store], "--clock", StackRun.Clock, "-q"], new Dictionary<string, string> { ["INGEST_FAULT_POINT"] = fault });

    private string Files(string store) => string.Join('\n', StoreContent.Files(folder[store]));

    private IEnumerable<string> Unpacked(string store) => Directory.EnumerateDirectories(folder[store, ".state", "unpacked"]);

    [Fact]
    public async Task A_zip_gives_the_stored_bytes_of_its_folder_and_leaves_nothing_unpacked()
    {
        (await RunAsync(folder["box"], "loose")).Exits(0);
        (await RunAsync(zip, "packed")).Exits(0);

        Assert.Equal(Files("loose"), Files("packed"));
        await TransferNotes.AreWholeAsync(folder["packed"]);
        Assert.Empty(Unpacked("packed"));
        (await RunAsync(zip, "packed")).Exits(0);
        Assert.Empty(Unpacked("packed"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_killed_run_is_resumed_with_the_unpacked_files_or_without_them(bool lost)
    {
        (await RunAsync(folder["box"], "calm")).Exits(0);
        (await RunAsync(zip, "killed", "kill:deposit.object.put:1")).Exits(Killed);
        var unpacked = Assert.Single(Unpacked("killed"));
        if (lost)
            Directory.Delete(unpacked, recursive: true);

        (await IngestProcess.RunAsync(["resume", "--store", folder["killed"], "-q"])).Exits(0);

        Assert.Equal(Files("calm"), Files("killed"));
        Assert.Empty(Unpacked("killed"));
    }

    [Fact]
    public async Task A_hostile_zip_is_quarantined_and_its_neighbour_stored()
    {
        folder.Write("mixed/bad.zip", HostileZips.All["leads out"].Zip);
        folder.Write("mixed/good.tif", TiffFile.Write(2, _ => { }));

        var outcome = await IngestProcess.RunAsync(["run", folder["mixed"], "--store", folder["store"], "--json", "-q"]);

        var account = outcome.Exits(Quarantined).Json.GetProperty("account");
        Assert.Equal((3, 2, 1), (account.GetProperty("delivered").GetInt32(), account.GetProperty("inDocuments").GetInt32(), account.GetProperty("quarantined").GetInt32()));
        Assert.Contains("archive-unsafe", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder["store"], StoreLayout.Object(Digest.Of(HostileZips.All["leads out"].Zip)))));
        (await IngestProcess.RunAsync(["verify", "--store", folder["store"]])).Exits(0);
        await TransferNotes.AreWholeAsync(folder["store"]);
    }

    [Fact]
    public async Task Damaged_pictures_leave_nothing_of_the_libraries_on_the_terminal()
    {
        foreach (var (name, bytes) in DamagedPictures.All())
            folder.Write($"damaged/{name}", bytes);

        var outcome = await IngestProcess.RunAsync(["ocr", folder["damaged"], "--out", folder["out"], "-q"]);

        Assert.Equal("", outcome.Error);
    }
}
