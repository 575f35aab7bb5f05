using Ingest.Sample.Capture;
using Ingest.Sample.Drawing;

namespace Ingest.Sample;

/// <summary>Decides how worn and how crooked a page comes out of the scanner.</summary>
internal static class WearChoice
{
    private static readonly Colour[] Papers = [new(252, 252, 250), new(249, 247, 241), new(228, 226, 217)];
    private static readonly Colour[] OldPapers = [new(238, 227, 200), new(230, 218, 190), new(242, 234, 214)];

    public static Wear Choose(Dice dice, bool aged) => aged
        ? new() { Paper = dice.Pick(OldPapers), Grain = 6, Shade = 26, Blur = dice.Between(1, 2), Specks = dice.Between(60, 140), PunchHoles = true }
        : new() { Paper = dice.Pick(Papers), Grain = dice.Between(2, 4), Shade = dice.Between(4, 12), Specks = dice.Between(4, 40), PunchHoles = dice.Chance(0.7) };

    public static Placement Place(Dice dice, int dpi, SamplePageKind kind)
    {
        var skew = dice.Chance(0.35) ? 0 : Math.Round(dice.Between(-1.0, 1.0) * dice.Between(0.3, 2.0), 1) + 0.0;
        var turned = dice.Between(0.0, 1.0) switch
        {
            < 0.1 => 180,
            < 0.12 when kind == SamplePageKind.Content => 90,
            < 0.13 when kind == SamplePageKind.Content => 270,
            _ => 0,
        };
        return new(dpi, skew, turned);
    }
}
