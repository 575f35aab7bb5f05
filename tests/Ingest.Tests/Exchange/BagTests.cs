using System.Xml.Linq;
using Ingest.Exchange.Bags;
using Ingest.Tests.Support;

namespace Ingest.Tests.Exchange;

public sealed class BagTests : IDisposable
{
    private static readonly XNamespace Mets = "http://www.loc.gov/METS/";
    private static readonly XNamespace Xlink = "http://www.w3.org/1999/xlink";
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Every_file_stands_in_every_manifest_with_its_digest()
    {
        var bag = await WriteAsync();
        foreach (var (tool, manifest) in new[] { ("sha256sum", "manifest-sha256.txt"), ("sha512sum", "manifest-sha512.txt"), ("sha256sum", "tagmanifest-sha256.txt"), ("sha512sum", "tagmanifest-sha512.txt") })
            Tool.Quietly("sh", "-c", $"cd '{bag}' && {tool} --check --strict --quiet {manifest}");
        var payload = Directory.EnumerateFiles(Path.Combine(bag, "data"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(bag, f)).Order(StringComparer.Ordinal).ToList();
        foreach (var manifest in new[] { "manifest-sha256.txt", "manifest-sha512.txt" })
            Assert.Equal(payload, (await File.ReadAllLinesAsync(Path.Combine(bag, manifest))).Select(l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 2)..]).Order(StringComparer.Ordinal));
        Assert.Equal("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", await File.ReadAllTextAsync(Path.Combine(bag, "bagit.txt")));
        var info = (await File.ReadAllLinesAsync(Path.Combine(bag, "bag-info.txt"))).ToDictionary(l => l[..l.IndexOf(':', StringComparison.Ordinal)], l => l[(l.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        Assert.Equal($"{payload.Sum(f => new FileInfo(Path.Combine(bag, f)).Length)}.{payload.Count}", info["Payload-Oxum"]);
        Assert.Equal("Zeile eins zwei", info["External-Description"]);
    }

    [Fact]
    public async Task The_same_Akte_is_the_same_bag_and_another_is_not_overwritten()
    {
        using var made = await MadeAsync();
        var (first, manifest) = await WriteAsync(made);
        Assert.Equal(manifest, (await WriteAsync(made)).Manifest);
        await made.AddAsync(new("noch einer"));
        await Assert.ThrowsAsync<StoreException>(() => WriteAsync(made));
        Assert.Equal([first], Directory.EnumerateDirectories(folder.Root));
    }

    [Fact]
    public async Task Every_link_of_a_METS_file_leads_to_a_file_with_the_stated_digest()
    {
        var bag = await WriteAsync();
        var files = Directory.EnumerateFiles(bag, "mets.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, files.Count);
        foreach (var file in files)
        {
            Tool.Quietly("xmllint", "--noout", "--nonet", file);
            var mets = XDocument.Load(file).Root!;
            foreach (var located in mets.Descendants(Mets + "file"))
            {
                var target = Target(file, located.Element(Mets + "FLocat")!);
                Assert.Equal((string?)located.Attribute("CHECKSUM"), Ingest.Model.Digest.Of(await File.ReadAllBytesAsync(target)).Hex);
                Assert.Equal((long)located.Attribute("SIZE")!, new FileInfo(target).Length);
            }

            Assert.All(mets.Descendants(Mets + "mptr").Concat(mets.Descendants(Mets + "mdRef")), link => Assert.True(File.Exists(Target(file, link))));
        }
    }

    [Fact]
    public async Task A_viewer_finds_each_page_with_image_and_text()
    {
        var bag = await WriteAsync();
        var mets = XDocument.Load(Directory.EnumerateFiles(bag, "mets.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First()).Root!;
        var ids = mets.Descendants().Attributes("ID").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(mets.Descendants(Mets + "fptr"), p => Assert.Contains((string)p.Attribute("FILEID")!, ids));
        Assert.All(mets.Descendants(Mets + "smLink"), l => Assert.Contains((string)l.Attribute(Xlink + "to")!, ids));
        Assert.All(mets.Descendants(Mets + "div").Attributes("DMDID").Concat(mets.Descendants(Mets + "div").Attributes("ADMID")), a => Assert.Contains(a.Value, ids));
        var physical = mets.Elements(Mets + "structMap").Single(m => (string?)m.Attribute("TYPE") == "PHYSICAL");
        var pages = physical.Descendants(Mets + "div").Where(d => (string?)d.Attribute("TYPE") == "page").ToList();
        Assert.Equal(["1", "2"], pages.Select(p => (string)p.Attribute("ORDER")!));
        Assert.All(pages, p => Assert.Equal(2, p.Elements(Mets + "fptr").Count()));
        Assert.Equal(["DEFAULT", "FULLTEXT", "DOWNLOAD", "STORED"], mets.Descendants(Mets + "fileGrp").Select(g => (string)g.Attribute("USE")!));
        Assert.Single(mets.Descendants(Mets + "mptr"));
    }

    [Fact]
    public async Task Each_page_has_its_own_words()
    {
        var bag = await WriteAsync();
        var altos = Directory.EnumerateFiles(bag, "*.xml", SearchOption.AllDirectories).Where(f => f.Contains("/alto/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(2).ToList();
        XNamespace alto = "http://www.loc.gov/standards/alto/ns-v4#";
        for (var i = 0; i < altos.Count; i++)
        {
            var root = XDocument.Load(altos[i]).Root!;
            Assert.Equal([$"Seite{i + 1}"], root.Descendants(alto + "String").Select(s => (string)s.Attribute("CONTENT")!));
            Assert.Equal("4.4", (string?)root.Attribute("SCHEMAVERSION"));
        }
    }

    public void Dispose() => folder.Dispose();

    private static string Target(string mets, XElement link) =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(mets)!, ((string)link.Attribute(Xlink + "href")!).Split('#')[0]));

    private async Task<string> WriteAsync()
    {
        using var made = await MadeAsync();
        return (await WriteAsync(made)).Path;
    }

    private async Task<(string Path, Ingest.Model.Digest Manifest)> WriteAsync(MadeAkte made) =>
        await new BagWriter(made.Store, code => code).WriteAsync(await made.CollectAsync(), folder.Root, "bag", [("External-Description", "Zeile\neins\tzwei"), ("Source-Organization", "")], default);

    private static async Task<MadeAkte> MadeAsync()
    {
        var made = await MadeAkte.CreateAsync(onDisk: false);
        var letter = await made.AddAsync(new("Brief <&> „Müller“") { Pages = 2, Sender = "Müller" });
        await made.AddAsync(new("Karte") { SheetKind = "ANLAGE" });
        await made.AddAsync(new("Anhörung") { BornDigital = true, Pages = 3 });
        await made.CorrectAsync(letter, "Brief", movedPages: true);
        await made.CloseBatchAsync();
        return made;
    }
}
