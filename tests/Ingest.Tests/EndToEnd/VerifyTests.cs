using Ingest.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.EndToEnd;

[Collection(nameof(BriefDelivery))]
public sealed class VerifyTests(BriefDelivery delivery)
{
    [Fact]
    public async Task A_sound_store_verifies()
    {
        var store = await StoredAsync();
        (await IngestProcess.RunAsync(["verify", "--store", store])).Exits(0);
    }

    [Fact]
    public async Task A_flipped_bit_is_found_and_its_object_named()
    {
        var store = await StoredAsync();
        var file = Directory.EnumerateFiles(Path.Combine(store, "objects"), "*", SearchOption.AllDirectories).Order().ElementAt(3);
        File.SetAttributes(file, FileAttributes.Normal);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 0x10;
        await File.WriteAllBytesAsync(file, bytes);

        Assert.Contains(Path.GetFileName(file), await DifferencesAsync(store), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"formatVersion\":0}\n")]
    [InlineData("{\"formatVersion\":3}\n")]
    [InlineData("{\"formatVersiOn\":2}\n")]
    public async Task A_damaged_format_is_named_by_verify_alone_and_nothing_else_touches_the_store(string content)
    {
        var store = await StoredAsync();
        await File.WriteAllTextAsync(Path.Combine(store, "store.json"), content);

        var found = (await IngestProcess.RunAsync(["verify", "--store", store, "--json"])).Exits(12).Json.EnumerateArray().Single();
        Assert.Equal(("format-damaged", "store.json"), (found.GetProperty("kind").GetString(), found.GetProperty("name").GetString()));
        var files = Directory.GetFiles(store, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/.state/", StringComparison.Ordinal)).ToList();
        (await IngestProcess.RunAsync(["list", "--store", store])).Exits(5);
        (await IngestProcess.RunAsync(["verify", "--repair", "--store", store])).Exits(5);
        Assert.Equal(files, Directory.GetFiles(store, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/.state/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_missing_object_is_found_and_named()
    {
        var store = await StoredAsync();
        var file = Directory.EnumerateFiles(Path.Combine(store, "objects"), "*", SearchOption.AllDirectories).Order().First();
        File.Delete(file);

        Assert.Contains(Path.GetFileName(file), await DifferencesAsync(store), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_marker_is_found_and_its_document_named()
    {
        var store = await StoredAsync();
        var marker = Directory.EnumerateFiles(Path.Combine(store, "commits"), "v1.json", SearchOption.AllDirectories).Order().First();
        File.Delete(marker);

        Assert.Contains(Path.GetFileName(Path.GetDirectoryName(marker)!), await DifferencesAsync(store), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_too_many_in_the_catalog_is_named_and_repaired()
    {
        var store = await StoredAsync();
        using (var catalog = new SqliteConnection($"Data Source={Path.Combine(store, ".state", "catalog.db")};Pooling=False"))
        {
            catalog.Open();
            using var command = catalog.CreateCommand();
            command.CommandText = "insert into page_text(rowid, words) select id, 'nirgendwo' from page limit 1; insert into word_batch(words) values ('irgendwann')";
            command.ExecuteNonQuery();
        }

        var found = (await IngestProcess.RunAsync(["verify", "--store", store, "--json"])).Exits(12).Json.EnumerateArray().ToList();
        Assert.All(found, d => Assert.Equal("catalog-differs", d.GetProperty("kind").GetString()));
        Assert.Equal(["page_text", "word,"], found.Select(d => d.GetProperty("name").GetString()!.Split(' ')[1]).Order(StringComparer.Ordinal));
        (await IngestProcess.RunAsync(["verify", "--repair", "--store", store])).Exits(0);
        (await IngestProcess.RunAsync(["verify", "--store", store])).Exits(0);
    }

    private async Task<string> StoredAsync()
    {
        var store = delivery.NewStore();
        (await delivery.RunAsync(store)).Exits(0);
        return store;
    }

    private static async Task<string> DifferencesAsync(string store) =>
        (await IngestProcess.RunAsync(["verify", "--store", store, "--json"])).Exits(12).Output;
}
