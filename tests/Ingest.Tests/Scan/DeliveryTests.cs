using Ingest.Model;
using Ingest.Scan;
using Ingest.Tests.Support;

namespace Ingest.Tests.Scan;

public sealed class DeliveryTests : IDisposable
{
    private static readonly byte[] Single = TiffFile.Write(1, _ => { });
    private static readonly byte[] Multi = TiffFile.Write(2, _ => { });

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static Task<BatchManifest> ReadAsync(params string[] inputs) => Scanning.DeliveredAsync(inputs, new());

    [Fact]
    public async Task A_folder_of_single_images_is_one_stack_in_natural_order()
    {
        foreach (var name in (string[])["10.tif", "2.tif", "1.tif", "b/2 - 9.tif", "b/2 - 10.tif"])
            folder.Write($"box/{name}", Single);

        var manifest = await ReadAsync(folder["box"]);

        Assert.Equal(["b", "box"], manifest.Stacks.Select(s => s.Name));
        Assert.Equal(["b/2 - 9.tif", "b/2 - 10.tif"], manifest.Stacks[0].Files.Select(f => f.Name));
        Assert.Equal(["1.tif", "2.tif", "10.tif"], manifest.Stacks[1].Files.Select(f => f.Name));
    }

    [Fact]
    public async Task Each_multi_page_file_is_a_stack_beside_the_single_images_of_its_folder()
    {
        folder.Write("box/a/stack.tif", Multi);
        folder.Write("box/a/1.tif", Single);
        folder.Write("box/a/2.tif", Single);
        folder.Write("box/letter.pdf", "%PDF-1.4 nothing more"u8);

        var manifest = await ReadAsync(folder["box"]);

        Assert.Equal(["a", "a/stack.tif", "letter.pdf"], manifest.Stacks.Select(s => s.Name));
        Assert.Equal([2, 1, 1], manifest.Stacks.Select(s => s.Files.Count));
    }

    [Fact]
    public async Task Stack_per_file_makes_each_image_a_stack()
    {
        folder.Write("box/2.tif", Single);
        folder.Write("box/10.tif", Single);

        var manifest = await Scanning.DeliveredAsync([folder["box"]], new() { StackPerFile = true });

        Assert.Equal(["2.tif", "10.tif"], manifest.Stacks.Select(s => s.Name));
    }

    [Fact]
    public async Task What_is_no_page_is_ignored_by_its_bytes_and_named()
    {
        folder.Write("box/page", Single);
        folder.Write("box/Thumbs.db", [0xD0, 0xCF, 0x11, 0xE0]);
        folder.Write("box/.DS_Store", [0, 0, 0, 1]);
        folder.Write("box/._scan.tif", Single);
        folder.Write("box/README.md", "see the file %PDF-1.4 for more"u8);
        folder.Write("box/sub/truth.tsv", "BMs are bitmaps"u8);
        folder.Write("box/letter.docx", "PK\x03\x04"u8);

        var manifest = await ReadAsync(folder["box"]);

        Assert.Equal("page", Assert.Single(Assert.Single(manifest.Stacks).Files).Name);
        Assert.Equal(["._scan.tif", ".DS_Store", "letter.docx", "README.md", "sub/truth.tsv", "Thumbs.db"], manifest.Ignored);
    }

    [Fact]
    public async Task A_page_file_too_damaged_to_know_still_counts_as_delivered()
    {
        folder.Write("box/1.jpg", [0, 0, 0]);
        folder.Write("box/2.pdf", []);

        var pages = await Scanning.PagesAsync(folder["box"]);

        Assert.Equal(["2.pdf", "box"], pages.Select(p => p.Id.Stack).Order());
        Assert.All(pages, p => Assert.Equal(IssueCodes.FileUnreadable, p.Fault!.Code));
    }

    [Fact]
    public async Task Equal_names_of_several_inputs_are_told_apart_by_their_folders_in_any_order()
    {
        var inputs = new[] { folder.Write("north/1/scan.tif", Multi), folder.Write("south/1/scan.tif", Multi), folder.Write("south/1/other.tif", Multi) };

        var manifest = await ReadAsync(inputs);
        var reversed = await ReadAsync([.. inputs.Reverse()]);

        Assert.Equal(["north/1/scan.tif", "other.tif", "south/1/scan.tif"], manifest.Stacks.Select(s => s.Name));
        Assert.Equal(manifest.BatchId("o"), reversed.BatchId("o"));
    }

    [Fact]
    public async Task Loose_images_named_as_arguments_are_one_stack_named_after_their_folder()
    {
        var inputs = new[] { folder.Write("post/10.tif", Single), folder.Write("post/9.tif", Single), folder.Write("post/many.tif", Multi) };

        var manifest = await ReadAsync(inputs);

        Assert.Equal(["many.tif", "post"], manifest.Stacks.Select(s => s.Name));
        Assert.Equal(["9.tif", "10.tif"], manifest.Stacks[1].Files.Select(f => f.Name));
        Assert.Equal("9.tif", Assert.Single((await ReadAsync(inputs[1])).Stacks).Name);
    }

    [Fact]
    public async Task A_file_named_twice_is_taken_once()
    {
        var file = folder.Write("box/stack.tif", Multi);

        var manifest = await ReadAsync(folder["box"], file, file, folder["box"] + "/");

        Assert.Single(manifest.Stacks);
    }

    [Fact]
    public async Task A_link_out_of_the_input_is_not_followed()
    {
        folder.Write("secret/other.tif", Single);
        folder.Write("box/1.tif", Single);
        File.CreateSymbolicLink(folder["box", "inside.tif"], folder["box", "1.tif"]);
        File.CreateSymbolicLink(folder["box", "outside.tif"], folder["secret", "other.tif"]);
        Directory.CreateSymbolicLink(folder["box", "folder"], folder["secret"]);

        var manifest = await ReadAsync(folder["box"]);

        Assert.Equal(["1.tif", "inside.tif"], Assert.Single(manifest.Stacks).Files.Select(f => f.Name));
        Assert.Equal(["folder", "outside.tif"], manifest.Ignored);
    }

    [Fact]
    public async Task Links_that_lead_in_a_circle_or_nowhere_are_skipped_and_named()
    {
        folder.Write("box/1.tif", Single);
        File.CreateSymbolicLink(folder["box", "circle.tif"], folder["box", "round.tif"]);
        File.CreateSymbolicLink(folder["box", "round.tif"], folder["box", "circle.tif"]);
        File.CreateSymbolicLink(folder["box", "itself.tif"], folder["box", "itself.tif"]);
        File.CreateSymbolicLink(folder["box", "nowhere.tif"], folder["box", "gone.tif"]);
        Directory.CreateSymbolicLink(folder["box", "up"], folder["box"]);

        var manifest = await ReadAsync(folder["box"]);

        Assert.Equal(["1.tif"], Assert.Single(manifest.Stacks).Files.Select(f => f.Name));
        Assert.Equal(["circle.tif", "itself.tif", "nowhere.tif", "round.tif", "up"], manifest.Ignored);
    }

    [Fact]
    public async Task A_file_whose_name_is_not_utf8_is_quarantined_and_its_neighbours_are_read()
    {
        folder.Write("box/1.tif", Single);
        await Tool.RunAsync("sh", "-c", "cp \"$0\" \"$1/$(printf 'B\\344cker.tif')\"", folder["box", "1.tif"], folder["box"]);

        var pages = await Scanning.PagesAsync(folder["box"]);
        // .NET cannot delete it either.
        await Tool.RunAsync("rm", "-r", folder["box"]);

        Scanning.AssertAccounted(pages);
        Assert.Equal([null, IssueCodes.FileMissing], pages.OrderBy(p => p.Fault is not null).Select(p => p.Fault?.Code));
        Assert.Contains("is not UTF-8", pages.Single(p => p.Fault is not null).Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_input_is_wrong_usage()
    {
        var error = await Assert.ThrowsAsync<UsageException>(() => ReadAsync(folder["nothing"]));

        Assert.Equal(ExitCode.WrongUsage, error.ExitCode);
    }

    [Fact]
    public async Task Too_many_files_are_refused_before_anything_is_read()
    {
        folder.Write("box/1.tif", Single);
        folder.Write("box/2.tif", Single);

        var error = await Assert.ThrowsAsync<UsageException>(() => Scanning.DeliveredAsync([folder["box"]], new() { MaxFiles = 1 }));

        Assert.Contains("Scan:MaxFiles", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_gives_no_stack() => Assert.Empty((await ReadAsync(folder.Folder("empty"))).Stacks);

    [Fact]
    public async Task The_digest_is_that_of_the_file() =>
        Assert.Equal(Digest.Of(Multi), Assert.Single((await ReadAsync(folder.Write("stack.tif", Multi))).Stacks).Files[0].Sha256);
}
