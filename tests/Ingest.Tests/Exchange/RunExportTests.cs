using System.IO.Compression;
using System.Text.Json;
using Ingest.Deposit;
using Ingest.Exchange;
using Ingest.Exchange.Package;
using Ingest.Tests.EndToEnd;
using Ingest.Tests.Support;

namespace Ingest.Tests.Exchange;

/// <summary>What real runs have stored, finished with the commands by which a person finishes it, goes out valid: the stacks of the test data, and a generated delivery.</summary>
[Collection(nameof(StackRun))]
public sealed class StackExportTests(StackRun run)
{
    [Fact]
    public async Task Packages_of_the_stacks_are_valid()
    {
        var exported = await FinishedStore.ExportAsync(run.Store);
        Assert.Equal(run.Documents.Select(d => d.GetProperty("id").GetGuid()).Order(), exported.Order());
    }
}

/// <inheritdoc cref="StackExportTests"/>
[Collection(nameof(BriefDelivery))]
public sealed class SampleExportTests(BriefDelivery delivery)
{
    [Fact]
    public async Task Packages_of_a_generated_delivery_are_valid() => Assert.NotEmpty(await FinishedStore.ExportAsync(await delivery.StoredAsync()));
}

/// <summary>A copy of a store that the registry and quality assurance have worked through: every document has an Akte, is confirmed and released, then handed over.</summary>
internal static class FinishedStore
{
    private const string Aktenzeichen = "0248-4/2014";

    /// <summary>What only people can state in a Transfervermerk.</summary>
    private static readonly Dictionary<string, string> Stated = new()
    {
        ["Ingest__Transfer__Contractor"] = "Scanstelle Süd",
        ["Ingest__Transfer__Environment"] = "Verfahrensdokumentation 2.1 vom 01.01.2026",
        ["Ingest__Transfer__QualityCheck"] = "Sichtprüfung aller Seiten ohne Beanstandung",
        ["Ingest__Transfer__Statement"] = "Das Scanprodukt stimmt mit dem Papier bildlich und inhaltlich überein.",
    };

    /// <returns>Ids of the documents that were in packages.</returns>
    public static async Task<IReadOnlyList<Guid>> ExportAsync(string original)
    {
        using var folder = new TempFolder();
        var store = folder["store"];
        await Tool.RunAsync("cp", "-a", original, store);
        await FinishAsync(store);

        var markers = await TransferNotes.AreWholeAsync(store);
        Assert.All(markers, m => Assert.Equal((true, 0), (m.Released, m.Missing.Count)));
        var akten = (await ListAsync(store)).Select(d => d.GetProperty("akte").GetString()!).Distinct().ToList();
        IReadOnlyList<Guid> exported = [];
        foreach (var version in XdomeaVersion.All)
        {
            var environment = Schemas.Available ? new Dictionary<string, string> { ["Ingest__Exchange__Schemas"] = Schemas.Root } : [];
            var printed = (await IngestProcess.RunAsync(
                ["export", .. akten, "--as", "xdomea", "--xdomea", version.Number, "-o", folder.Folder(version.Number), "--operator", "reg-03", "--json", "--store", store], environment)).Exits(0);
            var packages = printed.Json.EnumerateArray().Select(p => p.GetProperty("path").GetString()!).ToList();
            Assert.Equal(akten.Count, packages.Count);
            exported = [.. (await Task.WhenAll(packages.Select(p => CheckedAsync(p, version)))).SelectMany(d => d)];
        }

        (await IngestProcess.RunAsync(["verify", "--store", store])).Exits(0);
        return exported;
    }

    private static async Task FinishAsync(string store)
    {
        (await RunAsync("operator", "reg-03", "--name", "Erika Musterfrau")).Exits(0);
        foreach (var document in (await ListAsync(store)).Where(d => d.GetProperty("akte").GetString() == Filing.Unresolved))
            (await RunAsync("correct", Id(document), "--set", $"aktenzeichen={Aktenzeichen}", "--reason", "Zuordnung durch die Registratur", "--operator", "reg-03")).Exits(0);
        if (await OfStatusAsync("held") is { Length: > 0 } held)
            (await RunAsync(["confirm", .. held, "--lift-hold", "--reason", "geprüft", "--operator", "reg-03"])).Exits(0);
        if (await OfStatusAsync("provisional") is { Length: > 0 } provisional)
            (await RunAsync(["confirm", .. provisional, "--operator", "reg-03"])).Exits(0);
        string[] all = [.. (await ListAsync(store)).Select(Id)];
        // what nobody has stated yet is refused
        Assert.Contains("e) ", (await RunAsync("release", all[0], "--operator", "qs-02")).Exits(1).Error, StringComparison.Ordinal);
        (await IngestProcess.RunAsync(["release", .. all, "--operator", "qs-02", "--store", store], Stated)).Exits(0);

        Task<IngestProcess.Outcome> RunAsync(params string[] arguments) => IngestProcess.RunAsync([.. arguments, "--store", store]);
        async Task<string[]> OfStatusAsync(string status) => [.. (await ListAsync(store)).Where(d => d.GetProperty("status").GetString() == status).Select(Id)];
    }

    private static string Id(JsonElement document) => document.GetProperty("id").GetString()!;

    private static async Task<List<JsonElement>> ListAsync(string store) =>
        [.. (await IngestProcess.RunAsync(["list", "--limit", "1000", "--store", store, "--json"])).Exits(0).Json.EnumerateArray()];

    private static async Task<IReadOnlyList<Guid>> CheckedAsync(string package, XdomeaVersion version)
    {
        var read = await new PackageReader().ReadAsync(package, default);
        Assert.Empty(read.Findings);
        Assert.All(read.Message.AllDocuments().SelectMany(d => d.Files()), f => Assert.NotNull(f.Sha256));
        var message = package + ".xml";
        using (var zip = ZipFile.OpenRead(package))
            zip.Entries.Single(e => e.FullName.EndsWith("0401.xml", StringComparison.Ordinal)).ExtractToFile(message);
        if (Schemas.Available)
        {
            Assert.Empty(await Schemas.XmllintAsync(message, version));
            Assert.Empty(Schemas.DotNet(await File.ReadAllBytesAsync(message), version));
        }

        return [.. read.Message.AllDocuments().Select(d => d.Id)];
    }
}
