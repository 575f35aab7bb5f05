using System.Globalization;
using Ingest.Model;
using Ingest.Native;
using Ingest.Prepare;
using Ingest.Recognize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Recognize;

/// <summary>Direction against the truth tables, text against the command line of Tesseract.</summary>
public sealed class RecognitionTruthTests
{
    private static readonly IngestOptions English = new() { Recognize = new RecognizeOptions { Languages = ["eng"] } };

    [Fact]
    public async Task Turned_pages_are_read_upright_and_upright_pages_stay()
    {
        var rows = TruthTable.Read("orientation", "truth.tsv").Where(r => r["page"] != "all" && r["blank"] == "no").ToList();
        foreach (var row in TestScope.Choose(rows, 4, seed: 3))
            await AssertTurn(TestData.Path("orientation", row["file"]), int.Parse(row["page"], CultureInfo.InvariantCulture), row["file"].EndsWith(".pdf", StringComparison.Ordinal) ? 200 : 300, row["rotate_cw_to_upright"]);
    }

    [Fact]
    public async Task Turned_pages_of_a_stack_are_read_upright()
    {
        var rows = TruthTable.Read("stacks", "truth.tsv").Where(r => r["stack"].StartsWith("stack6", StringComparison.Ordinal) && r["kind"] == "content").ToList();
        foreach (var row in TestScope.Choose(rows, 2))
            await AssertTurn(TestData.Path("stacks", row["stack"]), int.Parse(row["page"], CultureInfo.InvariantCulture), 300,
                ((360 - int.Parse(row["turned_cw_deg"], CultureInfo.InvariantCulture)) % 360).ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("deu", 300, "typewriter_de", "EHRI-BF-19380111_DE_02.jpg")]
    [InlineData("deu", 300, "antiqua_de", "0468_1958_230-6_B_051_0628_tile05.jpg")]
    [InlineData("eng", 300, "letters_en", "8509_001.3B.tif")]
    public void Text_equals_that_of_the_command_line(string language, int dpi, string folder, string file)
    {
        if (!TestData.Available)
            return;
        var path = TestData.Path(folder, file);
        var expected = TestPictures.Run("tesseract", path, "-", "-l", language, "--dpi", dpi.ToString(CultureInfo.InvariantCulture));
        using var pool = new EnginePool(new ModelFolder(""), [language]);
        using var decoded = Pix.Decode(File.ReadAllBytes(path));
        using var pixels = decoded.Depth == 1 ? decoded.TurnClockwise(0) : decoded.ToGrey();
        var text = new TesseractPageRecognizer(pool).Recognize(new PagePicture(pixels, new UprightResolution(dpi, dpi)), TimeSpan.FromMinutes(5), default).ToPlainText();
        // Grey instead of colour moves a few thresholded pixels, and typewriting is not tested for a fixed pitch: better or worse by chance, never by much.
        var truth = File.Exists(Path.ChangeExtension(path, ".gt.txt")) ? Path.ChangeExtension(path, ".gt.txt") : Path.ChangeExtension(path, ".txt");
        if (File.Exists(truth))
            Assert.InRange(Score.Rate(File.ReadAllText(truth), text), 0, Score.Rate(File.ReadAllText(truth), expected) + 0.005);
        else
            Assert.InRange(Score.Rate(expected, text), 0, 0.01);
    }

    private static async Task AssertTurn(string file, int number, int dpi, string expected)
    {
        using var reader = new PageReader(English.Recognize);
        var preparer = new PagePreparer(new TestPages.Decoder(), TimeProvider.System);
        var prepared = await preparer.RunAsync(TestPages.Scanned(TestPictures.Page(file, number, dpi), dpi), default);
        var page = await reader.Stage(English, TimeProvider.System).RunAsync(prepared, default);
        Assert.True((int)page.Turn == int.Parse(expected, CultureInfo.InvariantCulture), $"{Path.GetFileName(file)}#{number} turned by {page.Turn}");
    }
}
