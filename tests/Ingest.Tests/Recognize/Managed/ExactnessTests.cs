using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize;
using Ingest.Recognize.Managed;
using Ingest.Tests.Support;
using Xunit.Abstractions;

namespace Ingest.Tests.Recognize.Managed;

/// <summary>
/// Lines of real scans, read here and by Tesseract as raw lines (page segmentation 13): the same picture, model and dictionaries must give the same text,
/// and every character the same confidence to the bit. Each confidence is made of the weakest number the network gave for that character.
/// How many lines a plain reading without search gives otherwise is counted, by kind: because the search adds up the probabilities of a character that is spread over timesteps
/// or shares them with "nothing", or because the dictionaries prefer a word they know.
/// </summary>
public sealed class ExactnessTests(ITestOutputHelper output)
{
    private const int LinesPerPage = 6;
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("antiqua_de", "deu", 3)]
    [InlineData("letters_en", "eng", 3)]
    [InlineData("catalogues_de", "Latin", 2)]
    [InlineData("fraktur_de", "frk", 4)]
    [InlineData("typewriter_de", "deu", 2)]
    public void A_line_is_read_as_tesseract_reads_it(string folder, string language, int pages) => AssertSame(folder, language, pages, new ModelFolder(""), Models.Open(language));

    [Fact]
    public void Without_dictionaries_too()
    {
        using var folder = new TempFolder();
        folder.Write("deu.traineddata", Models.With("deu", (ModelPart.Words, []), (ModelPart.Numbers, []), (ModelPart.PunctuationWords, [])));
        AssertSame("typewriter_de", "deu", 1, new ModelFolder(folder.Root), LstmModel.Open(folder["deu.traineddata"]));
    }

    private void AssertSame(string folder, string language, int pages, ModelFolder models, LstmModel model)
    {
        if (!TestData.Available)
            return;
        using var pool = new EnginePool(models, [language]);
        var reader = new ManagedLineRecognizer(model, KernelTiers.Best).NewReader();
        var plainly = new PlainReading(model);
        var (lines, symbols, bySearch, byDictionary, different) = (0, 0, 0, 0, new List<string>());
        foreach (var file in TestScope.Choose(Pictures(folder), pages))
        {
            using var page = Grey(file);
            var boxes = TestScope.Choose([.. new TesseractLayout(pool).FindLines(new PagePicture(page, new UprightResolution(300, 300))).Select(l => l.Box)], LinesPerPage);
            var characters = new Dictionary<int, IReadOnlyList<DecodedCharacter>>();
            reader.Decoded = (line, found) => characters[line] = [.. found];
            reader.Read(page, boxes, boxes, default);
            var plain = plainly.Read(page, boxes);
            using var lease = pool.Rent();
            for (var i = 0; i < boxes.Count; i++)
            {
                var expected = Symbols(lease.Engine, page, boxes[i]);
                var found = characters.GetValueOrDefault(i, []).Where(c => c.Id != CharacterSet.Space).Select(c => (model.Characters.Text(c.Id), Percent(c.Certainty))).ToList();
                lines++;
                symbols += expected.Count;
                if (!expected.SequenceEqual(found))
                    different.Add($"{Path.GetFileName(file)} {boxes[i]}");
                var (text, searched) = plain.GetValueOrDefault(i, ([], []));
                if (text.SequenceEqual(expected.Select(s => s.Text)))
                    continue;
                if (text.SequenceEqual(searched))
                    byDictionary++;
                else
                    bySearch++;
            }
            lease.Complete();
        }
        output.WriteLine($"{folder}, {language}: {lines} lines, {symbols} characters, {different.Count} lines differ; read plainly {bySearch} differ by the search, {byDictionary} by the dictionaries");
        Assert.True(different.Count == 0, $"{different.Count} of {lines} lines differ: {string.Join("; ", different.Take(5))}");
        Assert.NotEqual(0, lines);
    }

    private static List<(string Text, float Confidence)> Symbols(TesseractEngine engine, Pix page, Box box)
    {
        // A picture of its own, not a rectangle: of one as wide as the page Tesseract reads the bottom of the page instead.
        using var line = page.Clip(box.Left, box.Top, box.Width, box.Height);
        engine.Show(new PagePicture(line, new UprightResolution(300, 300)), PageSegmentation.RawLine);
        engine.RecognizeWithin(Enough, default);
        using var results = engine.Results();
        var symbols = new List<(string, float)>();
        if (results.IsInvalid)
            return symbols;
        do
        {
            var text = results.Text(TextLevel.Symbol);
            if (text.Trim().Length > 0)
                symbols.Add((text, results.Confidence(TextLevel.Symbol)));
        }
        while (results.Next(TextLevel.Symbol));
        return symbols;
    }

    private static float Percent(float certainty) => Math.Clamp(100 + 5 * certainty, 0f, 100f);

    private static List<string> Pictures(string folder) =>
        [.. Directory.EnumerateFiles(TestData.Path(folder), "*.*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".jpg" or ".tif" or ".png").Order(StringComparer.Ordinal)];

    private static Pix Grey(string file)
    {
        using var delivered = Pix.Decode(File.ReadAllBytes(file));
        using var plain = delivered.Opaque();
        return plain.ToGrey();
    }
}
