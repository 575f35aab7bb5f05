using Ingest.Model;
using Ingest.Recognize;
using Ingest.Recognize.Lines;

namespace Ingest.Tests.Recognize.Lines;

public sealed class LineUnitsTests
{
    private const int Baseline = 1000;

    [Fact]
    public void A_stroke_through_the_line_does_not_make_it_higher()
    {
        var stroke = new Box(300, Baseline - 120, 310, Baseline + 60);
        var unit = Assert.Single(Units([.. Letters(0, 40), stroke], new Box(0, Baseline - 120, 800, Baseline + 60)));
        Assert.InRange(unit.Height, 20, 60);
        Assert.True(unit.Top <= Baseline - 20 && unit.Bottom >= Baseline);
    }

    [Fact]
    public void Letters_of_the_neighbours_are_cut_off()
    {
        var neighbours = Letters(0, 10, Baseline - 55).Concat(Letters(0, 10, Baseline + 60));
        var unit = Assert.Single(Units([.. Letters(0, 40), .. neighbours], new Box(0, Baseline - 80, 800, Baseline + 65)));
        Assert.InRange(unit.Top, Baseline - 48, Baseline - 20);
        Assert.InRange(unit.Bottom, Baseline, Baseline + 22);
    }

    [Fact]
    public void A_wide_gap_divides_a_line()
    {
        var units = Units([.. Letters(0, 20), .. Letters(1000, 20)], new Box(0, Baseline - 30, 1400, Baseline + 8));
        Assert.Equal(2, units.Count);
        Assert.True(units[0].Right < 500 && units[1].Left >= 990);
    }

    [Fact]
    public void A_heading_is_measured_by_its_own_letters()
    {
        var heading = Enumerable.Range(0, 12).Select(i => new Box(i * 60, Baseline - 50, i * 60 + 40, Baseline));
        var unit = Assert.Single(Units([.. Letters(0, 200, 3000), .. heading], new Box(0, Baseline - 55, 720, Baseline + 15)));
        Assert.True(unit.Top <= Baseline - 50 && unit.Bottom >= Baseline);
    }

    [Fact]
    public void A_line_of_few_letters_stays_as_it_is()
    {
        var line = new Box(0, Baseline - 30, 60, Baseline + 8);
        Assert.Equal([line], Units([.. Letters(0, 100, 3000), new Box(0, Baseline - 20, 15, Baseline)], line));
    }

    private static List<Box> Units(List<Box> spots, Box line) =>
        new LineUnits(spots).Of(new LineRegion(line, new Baseline(line.Left, Baseline, line.Right, Baseline), 1));

    private static IEnumerable<Box> Letters(int left, int count, int baseline = Baseline) =>
        Enumerable.Range(0, count).Select(i => new Box(left + i * 20, baseline - 20, left + i * 20 + 15, baseline));
}
