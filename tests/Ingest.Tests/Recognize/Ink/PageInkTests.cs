using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize;
using Ingest.Recognize.Ink;

namespace Ingest.Tests.Recognize.Ink;

public sealed class PageInkTests
{
    [Fact]
    public void Spots_join_over_corners_and_keep_apart_over_a_gap()
    {
        string[] rows =
        [
            "##..........#",
            "..#........#.",
            "...##.....#..",
            "........###..",
            ".#...........",
        ];
        Assert.Equal([new Box(0, 0, 5, 3), new Box(1, 4, 2, 5), new Box(8, 0, 13, 4)], Find(rows).OrderBy(b => b.Left).ThenBy(b => b.Top));
    }

    [Fact]
    public void Branches_that_meet_below_are_one_spot() => Assert.Equal([new Box(0, 0, 5, 3)], Find(["#.#.#", "#.#.#", "#####"]));

    [Fact]
    public void Spots_reach_over_the_words_of_a_row()
    {
        var row = new string('.', 30) + new string('#', 70) + new string('.', 20);
        Assert.Equal([new Box(30, 0, 100, 2)], Find([row, row]));
    }

    [Fact]
    public void A_picture_keeps_its_ink_and_a_copy_with_other_pixels_finds_its_own()
    {
        using var one = Pix.Create(8, 8, 1);
        using var two = Pix.Create(9, 9, 1);
        two.Words[0] = 0xf0000000;
        var page = new PagePicture(one, new UprightResolution(300, 300));
        Assert.Same(page.Ink, page.Ink);
        Assert.Empty(page.Ink.Spots);
        Assert.Equal(new Box(0, 0, 4, 1), Assert.Single((page with { Pixels = two }).Ink.Spots).Box);
        Assert.Same(page.Ink, (page with { SkewDegrees = 1 }).Ink);
    }

    private static List<Box> Find(string[] rows)
    {
        using var page = Pix.Create(rows[0].Length, rows.Length, 1);
        var words = page.Words;
        var perLine = page.WordsPerLine;
        for (var y = 0; y < rows.Length; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
                words[y * perLine + x / 32] |= rows[y][x] == '#' ? 1u << 31 - x % 32 : 0;
        }
        return [.. PageInk.Of(page).Spots.Select(s => s.Box)];
    }
}
