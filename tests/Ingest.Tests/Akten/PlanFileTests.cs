using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using Ingest.Akten.Plan;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Akten;

public sealed class PlanFileTests : IDisposable
{
    private const string Table = """
        Kennzeichen;Inhalt;BetreffKurz;Aufbewahrung;Aussonderung
        02;Organisation;;dauernd;B
        0248;"Aufbewahrung; ""Schriftgut"" für Öffentlichkeit";Aufbewahrung;10 Jahre;V
        024;Registratur;;;
        """;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_becomes_a_tree_by_the_beginnings_of_its_Kennzeichen()
    {
        var plan = Read(Table).Plan;
        Assert.Equal(["02<", "0248<024", "024<02"], plan.Einheiten.Select(e => $"{e.Kennzeichen}<{e.Parent}"));
        Assert.Equal("Aufbewahrung; \"Schriftgut\" für Öffentlichkeit", plan.Find("0248")!.Inhalt);
        Assert.Equal(new Retention(10, false, Aussonderungsart.Vernichten), plan.RetentionOf(plan.Find("0248")!));
        Assert.Equal(new Retention(null, true, Aussonderungsart.Bewerten), plan.RetentionOf(plan.Find("024")!));
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_are_no_part_of_the_table()
    {
        var file = folder.Write("plan.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table.ReplaceLineEndings("\r\n"))]);
        var read = PlanFile.Read(file);
        Assert.Equal(3, read.Plan.Einheiten.Count);
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void A_table_in_Windows_1252_is_read_and_said_to_be_one()
    {
        var file = folder.Write("plan.csv", Encoding.Latin1.GetBytes(Table));
        var read = PlanFile.Read(file);
        Assert.Contains("für Öffentlichkeit", read.Plan.Find("0248")!.Inhalt, StringComparison.Ordinal);
        Assert.Contains("Windows-1252", Assert.Single(read.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_with_its_line()
    {
        var failure = Assert.Throws<NothingReadableException>(() => Read("""
            Kennzeichen;Inhalt;Uebergeordnet;Aufbewahrung;Aussonderung
            02;Organisation;;zehn;X
            ;ohne Kennzeichen;;;
            02;noch einmal;;;
            03;Kind von keinem;99;;
            04;"über
            zwei Zeilen";05;;
            05;im Kreis;04;;
            06;zu;viele;10;V;Zellen
            """));
        Assert.All(new[]
        {
            "line 2: 'zehn' is no number", "line 2: 'X' is no Aussonderungsart", "line 3: the Kennzeichen is missing", "line 4: 02 stands already in line 2",
            "line 5: 03: there is no position 99", "line 6: 04 stands below itself", "line 8: 05 stands below itself", "line 9: more cells",
        }, expected => Assert.Contains(expected, failure.Message, StringComparison.Ordinal));
        Assert.Equal(ExitCode.NothingReadable, failure.ExitCode);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Kennzeichen,Inhalt\n02,Organisation", "no column Kennzeichen")]
    [InlineData("Kennzeichen;Inhalt\n", "no position")]
    [InlineData("Kennzeichen;Inhalt\n02;\"offen", "line 2: a quote is opened and not closed")]
    [InlineData("Kennzeichen;Kennzeichen;Inhalt\n1;2;3", "named twice")]
    [InlineData("Kennzeichen;Inhalt\n02;a\u0007b", "control characters")]
    public void A_table_that_is_no_plan_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<NothingReadableException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Random_bytes_are_refused_and_nothing_else_happens()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (i % 3 == 0)
                bytes = [.. Encoding.UTF8.GetBytes("Kennzeichen;Inhalt\n"), .. bytes];
            if (i % 3 == 1)
                bytes = Mutated(random, Encoding.UTF8.GetBytes(i % 2 == 0 ? Table : PlanMessages.Plan()));
            try
            {
                _ = PlanFile.Read(folder.Write("plan.bin", bytes));
            }
            catch (IngestException e)
            {
                Assert.DoesNotContain(e.Message, c => char.IsControl(c) && c != '\n');
            }
        }
    }

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.1.0")]
    public void A_message_0301_becomes_the_plan_it_describes(string version)
    {
        var message = PlanMessages.Plan(version);
        RequireValid(message, version);
        var plan = Read(message).Plan;
        Assert.Equal(("Einheitsaktenplan", "2024"), (plan.Bezeichnung, plan.Stand));
        Assert.Equal(["02<", "0248<02"], plan.Einheiten.Select(e => $"{e.Kennzeichen}<{e.Parent}"));
        Assert.Equal(new Aktenplaneinheit("0248", "Aufbewahrung von Schriftgut", "02", new(10, false, Aussonderungsart.Vernichten)) { BetreffKurz = "Aufbewahrung", Stillgelegt = true }, plan.Find("0248"));
        Assert.Equal(new Retention(null, true, Aussonderungsart.Bewerten), plan.Find("02")!.Retention);
        Assert.Equal("Organisation & Verwaltung", plan.Find("02")!.Inhalt);
    }

    [Fact]
    public void A_message_comes_in_its_ZIP()
    {
        var path = folder["p.zip"];
        using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(zip.CreateEntry("7e2b1f3a-5c4d-4e6f-8a9b-0c1d2e3f4a5b_Aktenplan.Aktenplan.0301.xml").Open());
            writer.Write(PlanMessages.Plan());
        }

        Assert.Equal(2, PlanFile.Read(path).Plan.Einheiten.Count);
    }

    [Fact]
    public void What_stands_below_a_position_without_Kennzeichen_is_taken_and_the_gap_is_said()
    {
        var read = Read(PlanMessages.Plan(einheiten: PlanMessages.Einheiten.Replace("<xdomea:Kennzeichen>02</xdomea:Kennzeichen>", "", StringComparison.Ordinal)));
        Assert.Equal(["0248<"], read.Plan.Einheiten.Select(e => $"{e.Kennzeichen}<{e.Parent}"));
        Assert.Contains("without Kennzeichen", Assert.Single(read.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_of_another_type_version_or_standard_are_refused()
    {
        Refused(PlanMessages.Plan(version: "4.0.0"), "another standard or version");
        Refused(PlanMessages.Plan(type: "0401"), "no message 0301");
        Refused(PlanMessages.Plan(root: "Abgabe.Abgabe.0401"), "no message 0301");
        Refused("<html/>", "another standard or version");
        Refused(PlanMessages.Plan()[..600], "no XML");
        Refused(PlanMessages.Plan(einheiten: ""), "the plan has no position");
    }

    [Fact]
    public void Entities_outside_references_and_deep_nesting_are_refused()
    {
        Refused(PlanMessages.Plan(declaration: "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>").Replace("2024", "&a;", StringComparison.Ordinal), "DTD");
        Refused(PlanMessages.Plan(declaration: "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"), "DTD");
        Refused(PlanMessages.Plan(einheiten: string.Concat(Enumerable.Repeat("<xdomea:Einheit>", 100_000)) + string.Concat(Enumerable.Repeat("</xdomea:Einheit>", 100_000))), "nested");
    }

    private void Refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<NothingReadableException>(() => Read(text)).Message, StringComparison.Ordinal);

    private PlanFile Read(string text) => PlanFile.Read(folder.Write("plan.csv", Encoding.UTF8.GetBytes(text)));

    private static byte[] Mutated(Random random, byte[] bytes)
    {
        for (var n = 0; n < 3; n++)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    /// <summary>The test's message is one that other systems may send.</summary>
    private static void RequireValid(string message, string version)
    {
        if (!TestData.Available)
            return;
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, TestData.Path("..", "xdomea", "xsd", version, "xdomea-Nachrichten-AktenplanAustauschen.xsd"));
        using var reader = XmlReader.Create(new StringReader(message), new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas });
        while (reader.Read())
        {
        }
    }
}
