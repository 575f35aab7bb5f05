using System.IO.Compression;
using System.Text;
using Ingest.Deposit;
using Ingest.Exchange;
using Ingest.Exchange.Package;
using Ingest.Model;
using Ingest.Tests.EndToEnd;
using Ingest.Tests.Support;

namespace Ingest.Tests.Exchange;

/// <summary>What real runs have stored, finished as a person would, goes out valid: the stacks of the test data, and a generated delivery.</summary>
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
    public async Task Packages_of_a_generated_delivery_are_valid()
    {
        var store = delivery.NewStore();
        (await delivery.RunAsync(store)).Exits(0);
        Assert.NotEmpty(await FinishedStore.ExportAsync(store));
    }
}

/// <summary>A copy of a store in which every document is filed and its Transfervermerk complete.</summary>
internal static class FinishedStore
{
    private const string Aktenzeichen = "0248-4/2014";

    /// <returns>Ids of the documents that were in packages.</returns>
    public static async Task<IReadOnlyList<Guid>> ExportAsync(string original)
    {
        using var folder = new TempFolder();
        await Tool.RunAsync("cp", "-a", original, folder["store"]);
        using var store = new FileStore(folder["store"], FaultPoints.None);
        await store.CheckAsync(default);
        var names = new List<string>();
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Commits, default))
            names.Add(name);
        var akten = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
            akten.Add(await FinishAsync(store, MarkerReader.Read(await store.ReadRecordAsync(name, default))));
        var exported = new List<Guid>();
        await using var workplace = await Workplace.OpenAsync(StorePlace.OfFolder(folder["store"]), new StoreOptions(), folder["state"], TimeProvider.System, FaultPoints.None, default);
        foreach (var version in XdomeaVersion.All)
        {
            var options = new ExchangeOptions { Schemas = Schemas.Available ? Schemas.Root : "" };
            var export = new AkteExport(workplace, options, new([.. akten], folder.Folder(version.Number), MadeAkte.Clock) { Version = version });
            exported.Clear();
            await foreach (var akte in export.AsXdomeaAsync(default))
                exported.AddRange(await CheckedAsync(akte.Path, version, folder));
        }

        return exported;
    }

    private static async Task<IEnumerable<Guid>> CheckedAsync(string package, XdomeaVersion version, TempFolder folder)
    {
        var read = await new PackageReader().ReadAsync(package, default);
        Assert.Empty(read.Findings);
        Assert.All(read.Message.AllDocuments().SelectMany(d => d.Files()), f => Assert.NotNull(f.Sha256));
        using (var zip = ZipFile.OpenRead(package))
            zip.Entries.Single(e => e.FullName.EndsWith("0401.xml", StringComparison.Ordinal)).ExtractToFile(folder["message.xml"], overwrite: true);
        if (Schemas.Available)
        {
            Assert.Empty(await Schemas.XmllintAsync(folder["message.xml"], version));
            Assert.Empty(Schemas.DotNet(await File.ReadAllBytesAsync(folder["message.xml"]), version));
        }

        return read.Message.AllDocuments().Select(d => d.Id).ToList();
    }

    private static async Task<string> FinishAsync(FileStore store, CommitMarker marker)
    {
        var note = marker.Objects[ObjectRole.Transfervermerk];
        await using var stream = await store.OpenObjectAsync(note.Sha256, default);
        using var reader = new StreamReader(stream);
        var complete = Encoding.UTF8.GetBytes((await reader.ReadToEndAsync()).Replace("vollstaendig=\"false\"", "vollstaendig=\"true\"", StringComparison.Ordinal));
        await store.PutObjectAsync(Digest.Of(complete), complete, default);
        var akte = marker.Filing.Akte == Filing.Unresolved ? Aktenzeichen : marker.Filing.Akte;
        var finished = marker with
        {
            Version = marker.Version + 1,
            Status = DocumentStatus.Filed,
            Filing = marker.Filing with { Akte = akte },
            Missing = [],
            Objects = marker.Objects.ToDictionary(o => o.Key, o => o.Key == ObjectRole.Transfervermerk ? new StoredObject(Digest.Of(complete), note.MediaType, complete.Length) : o.Value),
        };
        Assert.True(await store.TryCreateRecordAsync(finished.Name, MarkerWriter.Write(finished), default));
        return akte;
    }
}
