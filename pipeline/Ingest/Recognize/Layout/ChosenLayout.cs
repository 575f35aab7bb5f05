using Ingest.Model;
using Ingest.Recognize.Ink;

namespace Ingest.Recognize.Layout;

/// <summary>
/// Lines by the quickest finder a page can be trusted to. Simple pages: our own, in milliseconds. Others: Tesseract's layout analysis, on half the pixels where
/// the letters are large enough; text that it leaves out and ours has seen is put between its lines.
/// </summary>
public sealed class ChosenLayout(EnginePool engines) : IPageLayout
{
    private const string Own = "ink";
    private const string Other = "tesseract";

    private readonly TesseractLayout tesseract = new(engines);

    public IReadOnlyList<LineRegion> FindLines(PagePicture page) => Find(page).Lines;

    public FoundLayout Find(PagePicture page)
    {
        var seen = LineFinder.Find(page.Ink, page.Resolution.Mean, page.SkewDegrees);
        if (SimplePage.Is(seen))
            return new([.. seen.Lines.Select(l => l.Region)], Own) { Seen = seen };
        var lines = FittedLines.Of(tesseract.FindLines(page, SimplePage.MayBeHalved(seen)), seen, page.Ink.Map);
        var all = MissedText.Added(lines, seen, page.Ink.Map, out var added);
        return new(all, added == 0 ? Other : FormattableString.Invariant($"{Other}, {added} lines {Own}")) { Seen = seen };
    }
}
