using System.Text.Json;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>Reads a document back from its <see cref="CommitMarker"/> and its metadata (Render/Records/DocumentMetadataWriter). Where both say it, the marker's exact numbers count.</summary>
internal static class MetadataReader
{
    private const int SchemaVersion = 1;

    /// <returns>The document, its batch as it was then, and the program that stored it.</returns>
    /// <exception cref="FormatException">Not our metadata; the message holds no content.</exception>
    public static (BatchContext Batch, RecordedDocument Recorded, string Tool) Read(CommitMarker marker, ReadOnlyMemory<byte> metadata) =>
        RecordReader.Read(metadata, SchemaVersion, json => (
            BatchOf(json, marker), DocumentOf(json, marker), $"{json.Get("tool").Text("name")} {json.Get("tool").Text("version")}"));

    private static RecordedDocument DocumentOf(JsonElement json, CommitMarker marker)
    {
        var recorded = new RecordedDocument(marker.Id, marker.DocumentKey, marker.ContentKey, Classified(json, marker)) { Revision = RevisionOf(json, marker) };
        // the metadata's pages, not the marker's: of a dissolved document both PDF and metadata are those of its last pages
        return marker.Objects.TryGetValue(ObjectRole.Pdf, out var pdf) && recorded.Document.Pages.Any(p => p.Image?.Delivered.Sha256 == pdf.Sha256)
            ? recorded with { AsDelivered = true }
            : recorded;
    }

    private static BatchContext BatchOf(JsonElement json, CommitMarker marker) => new(marker.Batch, marker.Organisation, marker.Clock)
    {
        Operator = json.Text("operator"),
        Profile = json.Text("profile"),
        Statements = !json.TryGetProperty("statements", out var said) ? new() : new()
        {
            Contractor = said.Text("contractor"),
            ContractorPlace = said.Text("contractorPlace"),
            ContractorUnit = said.Text("contractorUnit"),
            Client = said.Text("client"),
            Environment = said.Text("environment"),
            QualityCheck = said.Text("qualityCheck"),
            Statement = said.Text("statement"),
        },
    };

    private static ClassifiedDocument Classified(JsonElement json, CommitMarker marker) =>
        new(Separated(json, marker), Proposal(json.Get("class")) with { Confidence = marker.ClassConfidence }, marker.Fields, marker.Route)
        {
            Alternatives = json.List("alternatives", Proposal),
            ClassifiedMark = json.Get("classifiedMark").GetBoolean(),
            Held = json.Flag("held"),
            HoldLifted = json.Flag("holdLifted"),
            Issues = json.List("issues", IssueOf),
        };

    private static SeparatedDocument Separated(JsonElement json, CommitMarker marker)
    {
        var boundary = json.Get("boundary");
        var seen = marker.Pages.Concat(marker.Removed).ToDictionary(p => p.Page);
        return new(marker.Stack, json.Int("ordinal"), json.List("pages", p => MetadataPages.Read(p, seen)))
        {
            Boundary = marker.Boundary,
            Separator = boundary.TryGetProperty("separator", out var separator) ? PageId.Parse(separator.GetString() ?? "") : null,
            Payload = !boundary.TryGetProperty("payload", out var payload) ? SeparatorPayload.None : new(
                payload.Text("kind"), payload.Text("aktenzeichen"), payload.Text("vorgang"), payload.Text("class"),
                payload.TryGetProperty("sheets", out var sheets) ? sheets.GetInt32() : null),
            Gaps = [.. json.Texts("gaps").Select(PageId.Parse)],
        };
    }

    private static Revision RevisionOf(JsonElement json, CommitMarker marker)
    {
        var revision = Revision.First with { Version = marker.Version, History = marker.History, DerivedFrom = marker.DerivedFrom, Released = marker.Released };
        if (!json.TryGetProperty("revision", out var stored))
            return revision;
        var seen = marker.Pages.Concat(marker.Removed).ToDictionary(p => p.Page);
        return revision with
        {
            Made = stored.TryGetProperty("made", out _) ? stored.Time("made") : null,
            Steps = stored.List("steps", s => new ProcessStep(
                s.Text("name"), s.Text("doneBy"), s.Text("system"), s.Time("time"), s.List("details", d => new StepDetail(d.Text("name"), d.Text("value"))))),
            Words = stored.List("words", w => new CorrectedWord(w.Sha256("pageKey"), MetadataPages.BoxOf(w.Get("box")), w.Text("text"))),
            Removed = stored.List("removed", p => MetadataPages.Read(p, seen)),
        };
    }

    private static ClassProposal Proposal(JsonElement json) => new(json.Text("name"), json.Real("confidence"), json.List("evidence", e => new Evidence(
        e.Text("cue"), e.Real("weight"),
        e.TryGetProperty("page", out var page) ? PageId.Parse(page.GetString() ?? "") : null,
        e.TryGetProperty("box", out var box) ? MetadataPages.BoxOf(box) : null)));

    internal static Issue IssueOf(JsonElement json) => new(json.Text("code"), json.Text("subject"), json.Text("detail"));

    internal static bool Flag(this JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.GetBoolean();
}
