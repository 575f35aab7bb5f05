using Ingest.Sample.Capture;
using Ingest.Sample.Drawing;

namespace Ingest.Sample;

/// <summary>A page that is typeset but not yet scanned; owns its dice, so that pages can be scanned in any order.</summary>
internal sealed record PlannedPage(Sheet Sheet, SampleRow Row, Wear Wear, Placement Placement, bool Bilevel, Dice Dice)
{
    public async Task<SamplePage> ScanAsync(CancellationToken cancel)
    {
        var side = await Scanner.ScanAsync(Sheet, Wear, Placement, Bilevel, Dice, cancel).ConfigureAwait(false);
        return new(side.Bytes, side.Coding, side.Width, side.Height, side.ToUpright, side.Text, Row);
    }
}
