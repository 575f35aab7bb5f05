using Ingest.Model;
using Ingest.Sample.Capture;
using Ingest.Sample.Drawing;
using Ingest.Sample.Forms;
using Ingest.Sample.World;

namespace Ingest.Sample;

/// <summary>Single documents and sheets with their exact words, for tests and benchmarks; the same arguments give the same bytes.</summary>
public static class SamplePages
{
    private const string Stack = "page";

    public static Task<IReadOnlyList<SamplePage>> LetterAsync(int seed, SampleScan scan, CancellationToken cancel) => DraftAsync(OutgoingLetter.Compose, seed, scan, cancel);

    public static Task<IReadOnlyList<SamplePage>> IncomingAsync(int seed, SampleScan scan, CancellationToken cancel) => DraftAsync(IncomingLetter.Compose, seed, scan, cancel);

    public static Task<IReadOnlyList<SamplePage>> NoticeAsync(int seed, SampleScan scan, CancellationToken cancel) => DraftAsync(Notice.Compose, seed, scan, cancel);

    public static Task<IReadOnlyList<SamplePage>> InvoiceAsync(int seed, SampleScan scan, CancellationToken cancel) => DraftAsync(Invoice.Compose, seed, scan, cancel);

    public static Task<IReadOnlyList<SamplePage>> FileNoteAsync(int seed, SampleScan scan, CancellationToken cancel) => DraftAsync(FileNote.Compose, seed, scan, cancel);

    public static Task<IReadOnlyList<SamplePage>> MinutesAsync(int seed, SampleScan scan, CancellationToken cancel) => DraftAsync(Minutes.Compose, seed, scan, cancel);

    public static Task<IReadOnlyList<SamplePage>> ApplicationAsync(int seed, SampleScan scan, CancellationToken cancel) => DraftAsync(Application.Compose, seed, scan, cancel);

    public static Task<IReadOnlyList<SamplePage>> TypedLetterAsync(int seed, SampleScan scan, CancellationToken cancel) => DraftAsync(TypedLetter.Compose, seed, scan, cancel);

    /// <summary>A few large lines: recognised in no time.</summary>
    public static Task<IReadOnlyList<SamplePage>> BriefAsync(int seed, SampleScan scan, CancellationToken cancel) => DraftAsync(BriefNote.Compose, seed, scan, cancel);

    /// <param name="showThrough">The typed front shines through, as far as the scan shows it.</param>
    public static Task<SamplePage> BlankAsync(int seed, bool showThrough, SampleScan scan, CancellationToken cancel)
    {
        var dice = new Dice((ulong)seed);
        var sheet = new Sheet(dice.Fork());
        if (showThrough)
            sheet.ShowThrough(TypedLetter.Compose(Case.Invent(dice), LetterPaper.Choose(dice), dice).Sheets[0]);
        return ScanAsync(sheet, new(Stack, 1, SamplePageKind.Blank), false, scan, dice, cancel);
    }

    /// <summary>Code 39 PATCHT with patch code T.</summary>
    public static Task<SamplePage> PatchSheetAsync(int seed, SampleScan scan, CancellationToken cancel) => SeparatorAsync(SeparatorSheet.Patch, seed, scan, cancel);

    /// <summary>Code 128 PATCHT.</summary>
    public static Task<SamplePage> LinearSheetAsync(int seed, SampleScan scan, CancellationToken cancel) => SeparatorAsync(SeparatorSheet.Linear, seed, scan, cancel);

    /// <summary>QR code with our payload.</summary>
    public static Task<SamplePage> LabelledSheetAsync(int seed, SeparatorPayload payload, SampleScan scan, CancellationToken cancel) =>
        SeparatorAsync(dice => SeparatorSheet.Labelled(dice, payload), seed, scan, cancel);

    private static async Task<IReadOnlyList<SamplePage>> DraftAsync(
        Func<Case, LetterPaper, Dice, Draft> compose, int seed, SampleScan scan, CancellationToken cancel)
    {
        var dice = new Dice((ulong)seed);
        var draft = compose(Case.Invent(dice), LetterPaper.Choose(dice), dice.Fork());
        var pages = new List<SamplePage>();
        foreach (var sheet in draft.Sheets)
        {
            var row = new SampleRow(Stack, pages.Count + 1, SamplePageKind.Content)
            {
                Document = 1, Class = draft.Class, Aktenzeichen = draft.Aktenzeichen, Date = draft.Date, Received = draft.Received,
            };
            pages.Add(await ScanAsync(sheet, row, draft.Aged, scan, dice, cancel).ConfigureAwait(false));
        }
        return pages;
    }

    private static Task<SamplePage> SeparatorAsync(Func<Dice, (Sheet Sheet, string Code)> print, int seed, SampleScan scan, CancellationToken cancel)
    {
        var dice = new Dice((ulong)seed);
        var (sheet, code) = print(dice);
        return ScanAsync(sheet, new(Stack, 1, SamplePageKind.Separator) { Code = code }, false, scan, dice, cancel);
    }

    private static Task<SamplePage> ScanAsync(Sheet sheet, SampleRow row, bool aged, SampleScan scan, Dice dice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var wear = scan.Clean ? new Wear { Paper = Colour.White, Grain = 0, Shade = 0, Specks = 0 } : WearChoice.Choose(dice, aged);
        var described = row with { TurnedClockwise = scan.TurnedClockwise, SkewedClockwise = scan.SkewedClockwise };
        var placement = new Placement(scan.Dpi, scan.SkewedClockwise, scan.TurnedClockwise);
        if (!scan.Clean)
            PaperMarks.Leave(sheet, wear, row.Kind);
        return new PlannedPage(sheet, described, wear, placement, scan.Bilevel, dice.Fork()).ScanAsync(cancel);
    }
}
