using Ingest.Exchange;
using Ingest.Model;

namespace Ingest.Tests.Exchange;

public class AkteCollectorTests
{
    [Theory]
    [InlineData(DocumentStatus.Provisional, true, true, "provisional")]
    [InlineData(DocumentStatus.Held, true, true, "held")]
    [InlineData(DocumentStatus.Filed, true, false, "unvollständig")]
    [InlineData(DocumentStatus.Filed, false, true, "missing")]
    public async Task What_is_not_finished_does_not_leave(DocumentStatus status, bool hasNote, bool complete, string reason)
    {
        using var made = await MadeAkte.CreateAsync(onDisk: false);
        await made.AddAsync(new("fertig"));
        var marker = await made.AddAsync(new("unfertig") { Status = status, HasNote = hasNote, NoteComplete = complete });
        var collected = await made.CollectAsync();
        Assert.Equal("fertig", Assert.Single(collected.Documents).Marker.Filing.Title);
        var left = Assert.Single(collected.Unfinished);
        Assert.Equal(marker.Id, left.Id);
        Assert.Contains(reason, left.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_version_decides_even_where_the_catalog_is_behind()
    {
        using var made = await MadeAkte.CreateAsync(onDisk: false);
        await made.CorrectAsync(await made.AddAsync(new("alt")), "neu");
        var document = Assert.Single((await made.CollectAsync()).Documents);
        Assert.Equal((2, "neu"), (document.Marker.Version, document.Marker.Filing.Title));
        // one PDF, one edition: with the Transfervermerk of the newest version
        Assert.Equal(2, Assert.Single(document.Editions).Version);
    }

    [Fact]
    public async Task An_Anlage_belongs_to_what_lies_directly_before_it()
    {
        using var made = await MadeAkte.CreateAsync(onDisk: false);
        var letter = await made.AddAsync(new("Brief"));
        made.AddSeparator();
        var first = await made.AddAsync(new("Karte") { SheetKind = "ANLAGE" });
        var second = await made.AddAsync(new("Plan") { Class = "ANLAGE" });
        made.AddStranger();
        var alone = await made.AddAsync(new("Foto") { SheetKind = "ANLAGE" });
        await made.CloseBatchAsync();
        var collected = await made.CollectAsync();
        Assert.Equal([(letter.Id, null), (first.Id, letter.Id), (second.Id, letter.Id), (alone.Id, null)], collected.Documents.Select(d => (d.Marker.Id, d.AnlageOf)));
        Assert.Equal([(IssueCodes.AnlageAlone, alone.Id.ToString())], collected.Issues.Select(i => (i.Code, i.Subject)));
    }

    [Fact]
    public async Task An_Anlage_stays_with_an_unfinished_document()
    {
        using var made = await MadeAkte.CreateAsync(onDisk: false);
        await made.AddAsync(new("Brief") { Status = DocumentStatus.Provisional });
        await made.AddAsync(new("Karte") { SheetKind = "ANLAGE" });
        await made.CloseBatchAsync();
        var collected = await made.CollectAsync();
        Assert.Empty(collected.Documents);
        Assert.Equal(2, collected.Unfinished.Count);
    }

    [Fact]
    public async Task Characters_outside_the_standard_are_replaced_and_named()
    {
        using var made = await MadeAkte.CreateAsync(onDisk: false);
        var marker = await made.AddAsync(new("Bescheid – Anlage ♥"));
        var (message, composer) = RoundTripTests.Message(await made.CollectAsync(), XdomeaVersion.V310);
        Assert.Equal("Bescheid - Anlage ?", message.Akten[0].Documents[0].Betreff);
        var issue = Assert.Single(composer.Issues);
        Assert.Equal((IssueCodes.CharacterReplaced, marker.Id.ToString()), (issue.Code, issue.Subject));
        Assert.Contains("U+2013 U+2665", issue.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Bescheid", issue.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_facts_travel_with_the_document()
    {
        using var made = await MadeAkte.CreateAsync(onDisk: false);
        await made.AddAsync(new("Bescheid") { Pages = 3 });
        var document = RoundTripTests.Message(await made.CollectAsync(), XdomeaVersion.V310).Message.Akten[0].Documents[0];
        var facts = document.Facts.ToDictionary(f => f.Name, f => f.Value);
        Assert.Equal(("a.tif", "1", "3", "1-3", "0.8500", "Ingest 1.2.3"),
            (facts["Stapel"], facts["AbbildVon"], facts["AbbildBis"], facts["Abbilder"], facts["Texterkennungssicherheit"], facts["Klassifikator"]));
        Assert.Equal(document.Files().Single(f => f.Format == Codes.Xml).Name, facts["Transfervermerk"]);
    }
}
