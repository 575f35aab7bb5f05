using System.Text;
using Ingest.Exchange;
using Ingest.Exchange.Message;
using Ingest.Tests.Support;

namespace Ingest.Tests.Exchange;

/// <summary>What is wrong with a message is found: by the schemas where they can, by our own checks where they cannot (notes/domain.md 1.5).</summary>
public sealed class ValidationTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_good_message_passes_both_validators_and_our_checks()
    {
        var message = await MessageAsync();
        Assert.Empty(Findings(message));
        if (!Schemas.Available)
            return;
        foreach (var version in XdomeaVersion.All)
        {
            var text = message.Replace("3.1.0", version.Number, StringComparison.Ordinal);
            Assert.Empty(Schemas.DotNet(Encoding.UTF8.GetBytes(text), version));
            Assert.Empty(await XmllintAsync(text, version));
        }
    }

    [Theory]
    [InlineData("<xdomea:Dateiname>", "<xdomea:Dateiname>x")]
    [InlineData("<xdomea:DatumDesSchreibens>2014-05-06<", "<xdomea:DatumDesSchreibens>06.05.2014<")]
    [InlineData("<code>001</code>", "<code>777</code>")]
    [InlineData("<code>044</code>", "<xdomea:code>044</xdomea:code>")]
    [InlineData("<code>044</code>", "<code>044</code><name>pdf</name>")]
    [InlineData("<xdomea:ProzessID>", "<xdomea:ProzessID>no-")]
    public async Task What_the_schemas_forbid_is_refused_by_both_validators(string good, string bad)
    {
        if (!Schemas.Available)
            return;
        var message = await BrokenAsync(good, bad);
        Assert.NotEmpty(Schemas.DotNet(Encoding.UTF8.GetBytes(message), XdomeaVersion.V310));
        Assert.NotEmpty(await XmllintAsync(message, XdomeaVersion.V310));
    }

    [Theory]
    [InlineData("<code>044</code>", "<code>999</code>", FindingCodes.CodeUnknown)]
    [InlineData("<xdomea:Betreff>Bescheid", "<xdomea:Betreff>\U0001F600 Bescheid", FindingCodes.Character)]
    [InlineData("<code>0401</code>", "<code>0503</code>", FindingCodes.MessageType)]
    [InlineData("<xdomea:Importbestaetigung>1<", "<xdomea:Importbestaetigung>true<", FindingCodes.Spelling)]
    [InlineData("<xdomea:DatumDesSchreibens>2014-05-06<", "<xdomea:DatumDesSchreibens>06.05.2014<", FindingCodes.Spelling)]
    [InlineData("<code>044</code>", "<xdomea:code>044</xdomea:code>", FindingCodes.Spelling)]
    [InlineData("xdomea:", "x:", FindingCodes.Spelling)]
    [InlineData(" listVersionID=\"1.0\"><code>044", "><code>044", FindingCodes.Spelling)]
    public async Task What_the_schemas_let_pass_is_found_by_our_checks(string good, string bad, string code)
    {
        var message = await BrokenAsync(good, bad);
        if (bad == "x:")
            message = message.Replace("xmlns:xdomea", "xmlns:x", StringComparison.Ordinal).Replace("urn:xoev-de:x:", "urn:xoev-de:xdomea:", StringComparison.Ordinal);
        Assert.Contains(Findings(message), f => f.Code == code);
    }

    [Fact]
    public async Task A_finding_names_the_object_and_no_content()
    {
        var message = await BrokenAsync("<xdomea:Betreff>Bescheid", "<xdomea:Betreff>Geheimes \U0001F600 Bescheid");
        var finding = Assert.Single(Findings(message));
        Assert.True(Guid.TryParse(finding.Object, out _));
        Assert.Contains("U+1F600", finding.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimes", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Booleans_stand_as_digits_because_libxml2_compares_them_as_text()
    {
        if (!Schemas.Available)
            return;
        var message = await BrokenAsync("<xdomea:Importbestaetigung>1<", "<xdomea:Importbestaetigung>true<");
        Assert.Empty(Schemas.DotNet(Encoding.UTF8.GetBytes(message), XdomeaVersion.V310));
        Assert.NotEmpty(await XmllintAsync(message, XdomeaVersion.V310));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [InlineData("<xdomea:Abgabe.Abgabe.0401 xmlns:xdomea=\"urn:xoev-de:xdomea:schema:4.0.0\"/>")]
    [InlineData("<xdomea:Abgabe.Abgabe.0401 xmlns:xdomea=\"urn:xoev-de:xdomea:schema:3.1.0\"/>")]
    [InlineData("<xdomea:Aussonderung.Aussonderung.0503 xmlns:xdomea=\"urn:xoev-de:xdomea:schema:3.1.0\"/>")]
    [InlineData("<xdomea:Abgabe.Abgabe.0401 xmlns:xdomea=\"urn:xoev-de:xdomea:schema:3.1.0\"><xdomea:Kopf>")]
    [InlineData("no XML")]
    [InlineData("")]
    public void What_is_no_message_is_refused(string text) =>
        Assert.Throws<MessageException>(() => new MessageReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("Teilakte", "Akteninhalt")]
    [InlineData("Anlage", "")]
    public void Endless_nesting_is_refused(string element, string between)
    {
        const string Space = "xmlns=\"urn:xoev-de:xdomea:schema:3.1.0\"";
        var text = new StringBuilder($"<Abgabe.Abgabe.0401 {Space}><Schriftgutobjekt><{(element == "Anlage" ? "Dokument" : "Akte")}>");
        for (var i = 0; i < 5000; i++)
        {
            text.Append("<Identifikation><ID>a1111111-1111-4111-8111-111111111111</ID></Identifikation>");
            text.Append(between.Length > 0 ? $"<{between}>" : "").Append('<').Append(element).Append('>');
        }

        var closing = string.Concat(Enumerable.Repeat($"</{element}>{(between.Length > 0 ? $"</{between}>" : "")}", 5000));
        text.Append(closing).Append(element == "Anlage" ? "</Dokument>" : "</Akte>").Append("</Schriftgutobjekt></Abgabe.Abgabe.0401>");
        Assert.Throws<MessageException>(() => new MessageReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    public void Dispose() => folder.Dispose();

    private static IReadOnlyList<MessageFinding> Findings(string message)
    {
        var reader = new MessageReader();
        reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(message)));
        return reader.Findings;
    }

    private async Task<string> XmllintAsync(string message, XdomeaVersion version) =>
        await Schemas.XmllintAsync(folder.Write("message.xml", Encoding.UTF8.GetBytes(message)), version);

    private static async Task<string> BrokenAsync(string good, string bad)
    {
        var message = await MessageAsync();
        Assert.Contains(good, message, StringComparison.Ordinal);
        return message.Replace(good, bad, StringComparison.Ordinal);
    }

    /// <summary>Codes on one line with their elements, so that tests can break them.</summary>
    private static async Task<string> MessageAsync()
    {
        using var made = await MadeAkte.CreateAsync(onDisk: false);
        await made.AddAsync(new("Bescheid vom 06.05.2014"));
        await made.CloseBatchAsync();
        var output = new MemoryStream();
        MessageWriter.Write(output, RoundTripTests.Message(await made.CollectAsync(), XdomeaVersion.V310).Message);
        return System.Text.RegularExpressions.Regex.Replace(Encoding.UTF8.GetString(output.ToArray()), @">\s+<", "><");
    }
}
