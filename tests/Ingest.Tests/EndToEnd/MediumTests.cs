using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The medium fails, not the delivery: a source that goes away, a store that is full or read-only.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class MediumTests(BriefDelivery delivery)
{
    [Fact]
    public async Task A_source_file_that_disappears_is_quarantined_and_the_others_go_on()
    {
        using var folder = new TempFolder();
        var input = folder.Folder("delivery");
        foreach (var file in Directory.EnumerateFiles(delivery.Input, "stack-*"))
            File.Copy(file, Path.Combine(input, Path.GetFileName(file)));
        var store = delivery.NewStore();
        (await delivery.RunAsync(store, "kill:journal.begin.after:1", input)).Exits(137);
        var gone = Directory.EnumerateFiles(input).Order(StringComparer.Ordinal).First();
        File.Delete(gone);

        var report = (await BriefDelivery.ResumeAsync(store)).Exits(10).Json;

        var account = report.GetProperty("account");
        Assert.True(account.GetProperty("closed").GetBoolean());
        Assert.Equal(1, account.GetProperty("quarantined").GetInt32());
        Assert.NotEqual(0, account.GetProperty("inDocuments").GetInt32());
        Assert.Contains(report.GetProperty("issues").EnumerateArray(), i =>
            i.GetProperty("code").GetString() == "file-missing" && i.ToString().Contains(Path.GetFileName(gone), StringComparison.Ordinal));
        await TransferNotes.AreWholeAsync(store);
    }

    [Fact]
    public async Task A_full_store_ends_with_exit_5_and_resume_completes()
    {
        var calm = delivery.NewStore();
        (await delivery.RunAsync(calm)).Exits(0);
        using var folder = new TempFolder();
        var (store, state) = (folder.Folder("store"), folder.Folder("state"));
        // The store is a tmpfs of 300 KB in a mount namespace of its own; what was stored before it ran full is kept for the resume.
        var script = $"""
            mount -t tmpfs -o size=300k tmpfs '{store}' && "$@"; code=$?
            cp -a '{store}/.' '{folder.Folder("kept")}'; exit $code
            """;

        var full = await InNamespaceAsync(script, ["run", delivery.Input, "--store", store, "--state", state, "--clock", BriefDelivery.Clock, "-q"]);

        Assert.Equal(5, full.ExitCode);
        Assert.Contains("ingest resume", full.Errors, StringComparison.Ordinal);
        (await IngestProcess.RunAsync(["resume", "--store", folder.Folder("kept"), "--state", state, "-q"])).Exits(0);
        Assert.Equal(StoreContent.Files(calm), StoreContent.Files(folder.Folder("kept")));
        await TransferNotes.AreWholeAsync(folder["kept"]);
    }

    [Fact]
    public async Task A_read_only_store_ends_with_exit_5_and_resume_completes()
    {
        using var folder = new TempFolder();
        var (store, state) = (folder.Folder("store"), folder.Folder("state"));
        (await delivery.RunAsync(store, "kill:journal.begin.after:1")).Exits(137);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(store, ".state")))
            File.Copy(file, Path.Combine(state, Path.GetFileName(file)));
        var script = $"mount --bind '{store}' '{store}' && mount -o remount,ro,bind '{store}' && exec \"$@\"";

        var refused = await InNamespaceAsync(script, ["resume", "--store", store, "--state", state, "-q"]);

        Assert.Equal(5, refused.ExitCode);
        Assert.Contains(store, refused.Errors, StringComparison.Ordinal);
        (await IngestProcess.RunAsync(["resume", "--store", store, "--state", state, "-q"])).Exits(0);
        await TransferNotes.AreWholeAsync(store);
    }

    private static async Task<Tool> InNamespaceAsync(string script, IEnumerable<string> arguments) =>
        await Tool.TryAsync("unshare", ["--mount", "--map-root-user", "--user", "sh", "-c", script, "sh", "dotnet", typeof(Ingest.Cli.Program).Assembly.Location, .. arguments]);
}
