using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingest.Exchange;
using Ingest.Exchange.Collect;
using Ingest.Exchange.Compose;
using Ingest.Exchange.Package;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Exchange;

public sealed class RoundTripTests : IDisposable
{
    private static readonly JsonSerializerOptions Comparable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly TempFolder folder = new();

    public static TheoryData<string> Versions => new("3.1.0", "3.0.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_Akte_of_500_documents_comes_back_without_a_difference_and_is_valid(string number)
    {
        using var made = await LargeAkte.CreateAsync();
        var version = XdomeaVersion.Parse(number);
        var collected = await made.CollectAsync();
        Assert.Empty(collected.Unfinished);
        Assert.Empty(collected.Issues);
        var (sent, composer) = Message(collected, version);
        Assert.Empty(composer.Issues);
        var package = await new PackageWriter(made.Store, Schemas.Available ? Schemas.Folder : null).WriteAsync(sent, folder.Root, _ => ValueTask.CompletedTask, default);

        var read = await new PackageReader().ReadAsync(package.Path, default);
        Assert.Empty(read.Findings);
        Assert.Equal(Text(sent), Text(read.Message));
        AssertWhole(read.Message.Akten.Single(), collected);
        if (!Schemas.Available)
            return;
        var message = Unpacked(package.Path);
        Assert.Empty(await Schemas.XmllintAsync(message, version));
        Assert.Empty(Schemas.DotNet(await File.ReadAllBytesAsync(message), version));
    }

    public void Dispose() => folder.Dispose();

    internal static (ExchangeMessage Message, AkteComposer Composer) Message(CollectedAkte collected, XdomeaVersion version)
    {
        var composer = new AkteComposer(code => code == "BESCHEID" ? "Bescheid" : code);
        return (new(PackageNames.Process([version.Number]), version, MadeAkte.Clock)
        {
            Sender = "Zentrale Scanstelle",
            Receiver = "Thüringer Musterbehörde",
            Product = "Ingest",
            ProductVersion = "1.0",
            Akten = [composer.Compose(collected)],
        }, composer);
    }

    private string Unpacked(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        var entry = zip.Entries.Single(e => e.FullName.EndsWith("_Abgabe.Abgabe.0401.xml", StringComparison.Ordinal));
        entry.ExtractToFile(folder[entry.FullName], overwrite: true);
        return folder[entry.FullName];
    }

    private static string Text(ExchangeMessage message) => JsonSerializer.Serialize(message, Comparable);

    /// <summary>That nothing was lost before the message was written: both sides would agree on that.</summary>
    private static void AssertWhole(ExchangeAkte akte, CollectedAkte collected)
    {
        Assert.Equal(LargeAkte.Count, akte.AllDocuments().Count());
        Assert.Equal(["2", "1", "4", "3"], akte.Vorgaenge.Select(v => v.Head.Kennzeichen));
        Assert.Equal(collected.Documents.Select(d => (d.Marker.Id, d.Marker.Filing.Title)).OrderBy(d => d.Id), akte.AllDocuments().Select(d => (d.Id, Title: d.Betreff)).OrderBy(d => d.Id));
        Assert.Equal(100, akte.AllDocuments().Sum(d => d.Anlagen.Count));
        Assert.All(akte.AllDocuments().Where(d => d.Anlagen.Count > 0), d => Assert.Equal(["1", "2"], d.Anlagen.Select(a => a.AnlageNumber)));
        Assert.Equal(20, akte.AllDocuments().Count(d => d.History.Count > 0));
        Assert.Equal(10, akte.AllDocuments().Count(d => d.Versions.Count == 2));
        Assert.Equal(10, akte.AllDocuments().Count(d => d.Files().Any(f => f.Format == Codes.Pdf)));
        Assert.All(akte.AllDocuments(), d => Assert.Contains(d.Versions[^1].Files, f => f.Format == Codes.Xml));
        Assert.Equal(new(10, false, Aussonderungsart.Bewerten), akte.Head.Retention);
        Assert.Equal(new DateOnly(2026, 12, 31), akte.Head.KeepUntil);
        Assert.Equal("Grundstücksangelegenheiten, Gebäude", akte.Head.Plan.Inhaltsangabe);
    }
}
