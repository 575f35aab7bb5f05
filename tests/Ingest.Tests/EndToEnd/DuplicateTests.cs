using System.Text.Json;
using Ingest.Model;
using Ingest.Native;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>What is delivered again: the very same images are already stored; the same paper scanned again is a question to a person.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class DuplicateTests(BriefDelivery delivery)
{
    [Fact]
    public async Task The_same_images_in_another_delivery_are_linked_and_again_their_own_documents_after_a_deletion()
    {
        var store = delivery.NewStore();
        var first = (await delivery.RunAsync(store)).Exits(0).Json;
        using var folder = new TempFolder();
        var again = Copy(delivery.Input, folder["again"], "again-");
        var second = (await delivery.RunAsync(store, input: again)).Exits(0).Json;
        var links = Documents(second).Select(d => (d.GetProperty("status").GetString(), d.GetProperty("link").GetString())).ToList();
        Assert.All(links, l => Assert.Equal("already-stored", l.Item1));
        Assert.Equal(Ids(first).Order(), links.Select(l => l.Item2!).Order());
        Assert.True(second.GetProperty("account").GetProperty("closed").GetBoolean());
        Assert.Equal(Ids(first).Order(), Ids(await ListAsync(store)).Order());
        Assert.DoesNotContain("duplicate-suspect", second.GetRawText(), StringComparison.Ordinal);

        var gone = Ids(first).First();
        (await IngestProcess.RunAsync(["delete", gone, "--reason", "Anordnung", "--operator", "reg-2", "--store", store, "--json"])).Exits(0);
        Assert.Contains(gone, Ids(await ListAsync(store)));
        var deleted = (await IngestProcess.RunAsync(["delete", gone, "--reason", "Anordnung", "--operator", "reg-2", "--yes", "--store", store, "--json"])).Exits(0);
        Assert.Empty((await PublishedSchema.ReadAsync("delete.schema.json")).Validate(deleted.Output));
        Assert.Equal("deleted", deleted.Json[0].GetProperty("outcome").GetString());
        (await IngestProcess.RunAsync(["verify", "--store", store])).Exits(0);
        Assert.Contains("was deleted", (await IngestProcess.RunAsync(["get", gone, "--as", "text", "--store", store])).Exits(1).Error, StringComparison.Ordinal);
        Assert.Equal(Ids(first).Except([gone]).Order(), Ids(await ListAsync(store)).Order());

        var third = (await delivery.RunAsync(store, input: Copy(delivery.Input, folder["third"], "third-"))).Exits(0).Json;
        var anew = Assert.Single(Documents(third), d => d.GetProperty("status").GetString() != "already-stored").GetProperty("id").GetString();
        Assert.NotEqual(gone, anew);
        Assert.Contains(anew, Ids(await ListAsync(store)));
        (await IngestProcess.RunAsync(["verify", "--store", store])).Exits(0);
        await TransferNotes.AreWholeAsync(store);
    }

    [Fact]
    public async Task A_page_scanned_again_goes_to_review_and_others_do_not()
    {
        using var folder = new TempFolder();
        var pages = RealPages();
        foreach (var (name, bytes) in pages)
            folder.Write($"first/{name}", bytes);
        foreach (var (name, bytes) in pages.Skip(1))
            folder.Write($"second/{Path.ChangeExtension(name, ".jpg")}", ScannedAgain(bytes));
        var store = folder["store"];
        var first = (await RunAsync(folder["first"], store)).Exits(0).Json;
        Assert.DoesNotContain("duplicate-suspect", first.GetRawText(), StringComparison.Ordinal);
        var second = (await RunAsync(folder["second"], store)).Exits(0).Json;
        Assert.All(Documents(second), d => Assert.Equal("review", d.GetProperty("route").GetString()));
        var suspects = second.GetProperty("issues").EnumerateArray().Where(i => i.GetProperty("code").GetString() == IssueCodes.DuplicateSuspect).ToList();
        Assert.Equal(pages.Count - 1, suspects.Count);
        Assert.All(second.GetProperty("pages").EnumerateArray(), p => Assert.Contains("duplicate-suspect", p.GetProperty("flags").EnumerateArray().Select(f => f.GetString())));
    }

    private static Task<IngestProcess.Outcome> RunAsync(string input, string store) =>
        IngestProcess.RunAsync(["run", input, "--store", store, "--clock", BriefDelivery.Clock, "--stack-per-file", "-q", "--json"]);

    /// <summary>Three pages: letters with one letterhead, or printed ones where the test data are absent.</summary>
    private static List<(string Name, byte[] Bytes)> RealPages() => TestData.Available
        ? [.. new[] { "8500_001.3B.tif", "8510_001.3B.tif", "8530_001.3B.tif" }.Select(n => (n, File.ReadAllBytes(TestData.Path("letters_en", n))))]
        : [.. Enumerable.Range(1, 3).Select(n => ($"{n}.png", TestPictures.Printed([.. Akten.Duplicates.Papers.Form(n).Split('\n').Select(l => l.Trim())])))];

    /// <summary>Two thirds of the resolution, a little skew, JPEG.</summary>
    private static byte[] ScannedAgain(byte[] page)
    {
        using var pix = Pix.Decode(page);
        var (x, y) = pix.Resolution;
        using var grey = pix.ToGrey();
        using var skewed = grey.RotateClockwise(0.7);
        using var small = skewed.Scale(2.0 / 3, 2.0 / 3);
        small.SetResolution(x > 0 ? x * 2 / 3 : 200, y > 0 ? y * 2 / 3 : 200);
        return small.EncodeJpeg(60);
    }

    private static string Copy(string from, string to, string prefix)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, prefix + Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    private static async Task<JsonElement> ListAsync(string store) => (await IngestProcess.RunAsync(["list", "--store", store, "--json"])).Exits(0).Json;

    private static List<JsonElement> Documents(JsonElement report) => [.. report.GetProperty("documents").EnumerateArray()];

    private static List<string> Ids(JsonElement json) =>
        [.. (json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : Documents(json)).Select(d => d.GetProperty("id").GetString()!)];
}
