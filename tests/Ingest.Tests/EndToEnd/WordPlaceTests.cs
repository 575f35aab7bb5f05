using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>Marking text in the PDF marks the right words: the text layer against the recognised boxes in the ALTO file.</summary>
[Collection(nameof(StackRun))]
public sealed class WordPlaceTests(StackRun run)
{
    private const double Tolerance = 2;

    /// <summary>A signature read as a word lies over print; poppler takes such words apart between each other, wherever they stand.</summary>
    private const double OverlapShare = 0.001;

    [Fact]
    public async Task Every_word_of_the_text_layer_lies_within_2_pixels_of_its_recognised_box()
    {
        var (words, misplaced) = (0, new List<string>());
        foreach (var document in run.Documents)
        {
            var alto = XDocument.Load(run.ObjectOf(document, "alto"));
            var pdf = XDocument.Parse(await Tool.RunAsync("pdftotext", "-bbox", run.FileOf(document, "pdf"), "-"));
            var pages = alto.Descendants().Where(e => e.Name.LocalName == "Page").Zip(pdf.Descendants().Where(e => e.Name.LocalName == "page"));
            var names = document.GetProperty("pages").EnumerateArray().Select(p => p.GetString()!).ToList();
            foreach (var ((recognised, drawn), n) in pages.Select((p, i) => (p, i)))
            {
                if (Turn(names[n]) != 0)
                    continue; // ALTO speaks of the delivered image; turned pages are compared in the renderer's own tests
                var scale = Value(recognised, "WIDTH") / Value(drawn, "width");
                var boxes = drawn.Elements().Select(w => (Text: w.Value, Left: Value(w, "xMin") * scale, Right: Value(w, "xMax") * scale, Top: Value(w, "yMin") * scale, Bottom: Value(w, "yMax") * scale))
                    .ToLookup(w => w.Text);
                foreach (var word in recognised.Descendants().Where(e => e.Name.LocalName == "String"))
                {
                    words++;
                    var (left, top) = (Value(word, "HPOS"), Value(word, "VPOS"));
                    var (right, bottom) = (left + Value(word, "WIDTH"), top + Value(word, "HEIGHT"));
                    var text = word.Attribute("CONTENT")!.Value + HyphenAfter(word);
                    if (!boxes[text].Any(b => Math.Abs(b.Left - left) <= Tolerance && Math.Abs(b.Right - right) <= Tolerance && b.Top <= bottom && b.Bottom >= top))
                        misplaced.Add($"{names[n]} at {left},{top}");
                }
            }
        }
        Assert.True(words >= 300, $"only {words} words were compared");
        Assert.True(misplaced.Count <= words * OverlapShare, $"{misplaced.Count} of {words} words: {string.Join("; ", misplaced.Take(10))}");
    }

    /// <summary>ALTO keeps the hyphen of a divided word in an element of its own.</summary>
    private static string HyphenAfter(XElement word) =>
        word.ElementsAfterSelf().FirstOrDefault() is { Name.LocalName: "HYP" } hyphen ? hyphen.Attribute("CONTENT")!.Value : "";

    private int Turn(string page) => run.Report.GetProperty("pages").EnumerateArray()
        .Single(p => p.GetProperty("page").GetString() == page).GetProperty("rotation").GetInt32();

    private static double Value(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
