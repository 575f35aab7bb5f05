using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Ingest.Deposit;
using Ingest.Deposit.Deletion;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>What every document that a run has stored must have: a Transfervermerk that is valid, names pages and steps, and is complete or says what it lacks.</summary>
internal static class TransferNotes
{
    private const double StraightenedFrom = 0.5;

    private static readonly Lazy<XmlSchemaSet> Schemas = new(() =>
    {
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(Repository.File("pipeline", "schemas", "transfervermerk.xsd"));
        schemas.Add(null, schema);
        schemas.Compile();
        return schemas;
    });

    /// <summary>A note, valid against the published schema.</summary>
    public static XElement Read(byte[] bytes)
    {
        var note = XDocument.Load(new MemoryStream(bytes));
        note.Validate(Schemas.Value, (_, e) => Assert.Fail(e.Message));
        return note.Root!;
    }

    /// <inheritdoc cref="AreWholeAsync(IDepositStore)"/>
    public static async Task<IReadOnlyList<CommitMarker>> AreWholeAsync(string folder)
    {
        using var store = new FileStore(folder, FaultPoints.None);
        return await AreWholeAsync(store);
    }

    /// <returns>The newest markers of the documents, all of whose notes are whole.</returns>
    public static async Task<IReadOnlyList<CommitMarker>> AreWholeAsync(IDepositStore store)
    {
        var newest = await NewestAsync(store);
        Assert.NotEmpty(newest);
        foreach (var marker in newest)
        {
            var note = Read(await BytesAsync(store, marker.Objects[ObjectRole.Transfervermerk].Sha256));
            using var metadata = JsonDocument.Parse(await BytesAsync(store, marker.Objects[ObjectRole.Metadata].Sha256));
            SpeaksOf(note, marker);
            NamesEveryPage(note, marker);
            NamesEveryStep(note, marker, metadata.RootElement);
            IsCompleteOrSaysWhatIsMissing(note, marker);
        }

        return newest;
    }

    /// <summary>A document without pages (dissolved) or without objects (deleted) has nothing a note could speak of.</summary>
    private static async Task<IReadOnlyList<CommitMarker>> NewestAsync(IDepositStore store)
    {
        var deleted = (await new DeletionRecords(store, FaultPoints.None).DocumentsAsync(default)).ToHashSet();
        var newest = new Dictionary<Guid, CommitMarker>();
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Commits, default))
        {
            var marker = MarkerReader.Read(await store.ReadRecordAsync(name, default));
            if (!deleted.Contains(marker.Id) && !(newest.TryGetValue(marker.Id, out var there) && there.Version > marker.Version))
                newest[marker.Id] = marker;
        }

        return [.. newest.Values.Where(m => m.Status != DocumentStatus.Dissolved)];
    }

    private static void SpeaksOf(XElement note, CommitMarker marker)
    {
        var document = Only(note, "Dokument");
        Assert.Equal(marker.Id.ToString(), (string)document.Attribute("id")!);
        Assert.Equal(marker.Objects[ObjectRole.Pdf].Sha256.Hex, (string)document.Attribute("sha256")!);
        Assert.Equal(marker.Stack, (string)Only(note, "Stapel").Attribute("name")!);
        Assert.Equal(IsoTime.Second(marker.History.Count > 0 ? marker.History[^1].Time : marker.Clock), (string)note.Attribute("erstellt")!);
        Assert.NotEmpty(Only(note, "Stapel").Elements().Where(e => e.Name.LocalName == "Verfahren").Elements());
        foreach (var part in (string[])["Vollstaendigkeit", "Ergebnis", "Uebereinstimmung"])
            Assert.NotEmpty(Only(note, part).Value);
    }

    private static void NamesEveryPage(XElement note, CommitMarker marker)
    {
        Assert.Equal(marker.Pages.Count.ToString(CultureInfo.InvariantCulture), Only(note, "Seiten").Value);
        Assert.Equal(
            marker.Pages.Select(p => (p.Page.ToString(), p.Delivered?.Sha256.Hex, (int)p.Turn)),
            Named(note, "Abbild").Select(p => ((string)p.Attribute("adresse")!, (string?)p.Attribute("sha256"), (int)p.Attribute("drehung")!)));
    }

    /// <summary>Whatever changed a picture, the set of pictures or the index data, each where the marker or the metadata say that it happened.</summary>
    private static void NamesEveryStep(XElement note, CommitMarker marker, JsonElement metadata)
    {
        foreach (var step in (string[])["Erfassung und Übernahme der Abbilder", "Texterkennung", "Dokumententrennung", "Klassifikation und Indexdaten"])
            Assert.NotEmpty(Steps(note, step));
        SaysHowThePdfCameToBe(note, marker);
        // who is turned by a machine and turned back by a person has both steps and lies as delivered
        foreach (var page in marker.Pages.Where(p => p.Turn != Turn.None))
            Assert.Contains(page.Page.ToString(), Texts(Steps(note, "Drehung")), StringComparison.Ordinal);
        foreach (var page in metadata.GetProperty("pages").EnumerateArray().Where(p => Math.Abs(p.GetProperty("skew").GetDouble()) >= StraightenedFrom))
            Assert.Contains(page.GetProperty("page").GetString()!, Texts(Steps(note, "Geraderichten")), StringComparison.Ordinal);
        foreach (var issue in marker.Issues.Where(i => i.Code == IssueCodes.ImageConverted))
            Assert.Contains(issue.Subject, Named(Steps(note, "Erstellung des Scanprodukts").Last(), "Attribut").Single(a => (string)a.Attribute("name")! == "neu codierte Abbilder").Value, StringComparison.Ordinal);
        if (marker.Boundary == BoundaryReason.SeparatorSheet && metadata.GetProperty("boundary").TryGetProperty("separator", out var sheet))
            Assert.Contains(sheet.GetString()!, Texts(Steps(note, "Dokumententrennung")), StringComparison.Ordinal);
        foreach (var removed in marker.Removed)
            Assert.Contains(removed.Page.ToString(), Texts(Steps(note, "Entnahme einer Leerseite")), StringComparison.Ordinal);
        foreach (var change in marker.History)
            Assert.Contains(Steps(note, ""), s => (string)s.Attribute("zeitpunkt")! == IsoTime.Second(change.Time) && Only(s, "Durchfuehrung").Value == change.Actor);
    }

    /// <summary>Drawn as PDF/A, or the delivered file itself: by the digests that is what the store holds.</summary>
    private static void SaysHowThePdfCameToBe(XElement note, CommitMarker marker)
    {
        var kept = marker.Pages.All(p => p.Delivered?.Sha256 == marker.Objects[ObjectRole.Pdf].Sha256);
        var last = Steps(note, "").Last(s => (string)s.Attribute("name")! is "Erstellung des Scanprodukts" or "Übernahme der gelieferten Datei als Scanprodukt");
        Assert.Equal(kept ? "Übernahme der gelieferten Datei als Scanprodukt" : "Erstellung des Scanprodukts", (string)last.Attribute("name")!);
        var format = Named(last, "Attribut").Single(a => (string)a.Attribute("name")! == "Format").Value;
        Assert.Equal(kept, format.Contains("unverändert", StringComparison.Ordinal));
        Assert.Equal(!kept, format.Contains("PDF/A", StringComparison.Ordinal));
    }

    private static void IsCompleteOrSaysWhatIsMissing(XElement note, CommitMarker marker)
    {
        var missing = Named(note, "Hinweis").Select(h => h.Value).ToList();
        Assert.Equal(marker.Missing.Select(m => "unvollständig: " + m), missing);
        Assert.Equal(missing.Count == 0 ? "true" : "false", (string)note.Attribute("vollstaendig")!);
        Assert.Equal(Only(note, "Person").Value == "nicht angegeben", missing.Any(m => m.Contains("a) ", StringComparison.Ordinal)));
        Assert.Equal(Only(note, "Umfeld").Value == "nicht angegeben", missing.Any(m => m.Contains("b) ", StringComparison.Ordinal)));
        Assert.Equal(Only(note, "Ergebnis").Value == "nicht angegeben", missing.Any(m => m.Contains("e) ", StringComparison.Ordinal)));
        Assert.Equal(Only(note, "Uebereinstimmung").Value.Contains("nicht durch eine Person bestätigt", StringComparison.Ordinal), missing.Any(m => m.Contains("f) ", StringComparison.Ordinal)));
        Assert.False(marker.Released && missing.Count > 0);
    }

    private static async Task<byte[]> BytesAsync(IDepositStore store, Digest sha256)
    {
        await using var stream = await store.OpenObjectAsync(sha256, default);
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Steps whose name begins so.</summary>
    private static List<XElement> Steps(XElement note, string name) =>
        [.. Named(note, "Prozessschritt").Where(s => ((string)s.Attribute("name")!).StartsWith(name, StringComparison.Ordinal))];

    private static string Texts(IEnumerable<XElement> steps) => string.Join('\n', steps.SelectMany(s => Named(s, "Attribut")).Select(a => a.Value));

    private static XElement Only(XElement note, string name) => Named(note, name).First();

    private static IEnumerable<XElement> Named(XElement note, string name) => note.Descendants().Where(e => e.Name.LocalName == name);
}
