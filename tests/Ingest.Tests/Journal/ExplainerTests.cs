using System.Text.Json.Nodes;
using Ingest.Journal.Explain;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Journals;

using Ingest.Journal;

public sealed class ExplainerTests : IDisposable
{
    private readonly StateFolder state = new();

    [Theory]
    [InlineData("")]
    [InlineData("BATCH/")]
    public async Task A_page_is_explained_with_its_document(string prefix)
    {
        var explanation = await ExplainAsync(prefix + "a/letters.tif#10");

        Assert.Equal("a/letters.tif#10", explanation.Page?.Entry.Page);
        Assert.Equal("note", explanation.Document?.Entry.Class);
        Assert.Equal("first-word", Assert.Single(explanation.Document!.Evidence).Cue);
        Assert.Equal("a/letters.tif#9", explanation.Document.Separator);
    }

    [Fact]
    public async Task A_page_outside_documents_is_explained_alone()
    {
        var sheet = await ExplainAsync("a/letters.tif#3");

        Assert.Equal("separator", sheet.Page?.Entry.State);
        Assert.Equal("QR-Code", Assert.Single(sheet.Page!.Codes).Symbology);
        Assert.Null(sheet.Document);
    }

    [Fact]
    public async Task A_document_is_explained_by_its_id_with_gap_and_receipt()
    {
        var id = (await ExplainAsync("a/letters.tif#4")).Document!.Entry.Id;

        var document = (await ExplainAsync(id)).Document!;

        Assert.Equal(["a/letters.tif#5"], document.Gaps);
        Assert.Equal("a/letters.tif#5", Assert.Single(document.Issues, i => i.Code == IssueCodes.DocumentGap).Subject);
        Assert.Equal("deposited", document.State);
        Assert.Equal($"commits/{id}/v1.json", document.Marker);
        Assert.Equal(["pdf", "text"], document.Objects.Keys);
    }

    [Fact]
    public async Task The_text_says_what_the_JSON_says_and_no_control_character_leaves_it()
    {
        var explanation = await ExplainAsync("b/again.tif#1");
        var text = ExplanationText.Of(explanation);
        var hostile = explanation with { BatchState = "open\u001b[2J" };

        Assert.Contains("status: already-stored\n", text, StringComparison.Ordinal);
        Assert.Contains("cue: first-word\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", text, StringComparison.Ordinal);
        Assert.Equal(explanation.Page!.PageKey, (string?)JsonNode.Parse(ExplanationJson.ToText(explanation))!["page"]!["pageKey"]);
        Assert.DoesNotContain('\u001b', ExplanationText.Of(hostile));
    }

    [Theory]
    [InlineData("a/letters.tif#3")]
    [InlineData("a/letters.tif#5")]
    [InlineData("a/letters.tif#6")]
    [InlineData("b/again.tif#1")]
    public async Task An_explanation_keeps_its_published_schema_which_refuses_what_it_does_not_know(string address)
    {
        var schema = await PublishedSchema.ReadAsync("explain.schema.json");
        var explanation = JsonNode.Parse(ExplanationJson.ToText(await ExplainAsync(address)))!;

        Assert.Empty(schema.Validate(explanation.ToJsonString()));
        explanation["page"]!["entry"]!["surprise"] = 1;
        Assert.NotEmpty(schema.Validate(explanation.ToJsonString()));
    }

    [Theory]
    [InlineData("a/letters.tif#99")]
    [InlineData("a/letters.tif")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("zzzz/a/letters.tif#1")]
    [InlineData("")]
    public async Task An_address_that_names_nothing_is_wrong_usage(string address) =>
        await Assert.ThrowsAsync<UsageException>(() => ExplainAsync(address));

    public void Dispose() => state.Dispose();

    private async Task<Explanation> ExplainAsync(string address)
    {
        await new FakeRun(FakeDelivery.Mixed, state.Path, new()).RunAsync();
        await using var journal = await Journal.OpenAsync(state.Path, FaultPoints.None, default);
        return await new Explainer(journal).ExplainAsync(
            address.Replace("BATCH", FakeDelivery.Mixed.Manifest.BatchId("default")[..10], StringComparison.Ordinal), default);
    }
}
