using Ingest.Sample.Codes;

namespace Ingest.Tests.Sample;

public class CodesTests
{
    [Fact]
    public void Code_39_puts_asterisks_around_the_text_and_one_module_between_characters()
    {
        // ISO/IEC 16388: * = narrow bar, wide space, narrow bar, narrow, wide bar, narrow, wide bar, narrow, narrow bar; A = wide bar ... wide bar
        int[] asterisk = [1, 3, 1, 1, 3, 1, 3, 1, 1];
        int[] a = [3, 1, 1, 1, 1, 3, 1, 1, 3];
        Assert.Equal([.. asterisk, 1, .. a, 1, .. asterisk], Code39.Encode("A"));
    }

    [Fact]
    public void Every_Code_39_character_has_three_wide_elements_of_nine()
    {
        foreach (var c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%")
            Assert.Equal(3, Code39.Encode(c.ToString()).Skip(10).Take(9).Count(w => w == 3));
    }

    [Fact]
    public void Code_39_patterns_differ_for_different_characters() =>
        Assert.Equal(43, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%".Select(c => string.Concat(Code39.Encode(c.ToString()))).Distinct().Count());

    [Theory]
    [InlineData("a")]
    [InlineData("*")]
    [InlineData("ß")]
    public void Code_39_refuses_what_it_cannot_hold(string text) => Assert.Throws<ArgumentException>(() => Code39.Encode(text));

    [Fact]
    public void Code_128_frames_the_text_with_start_check_and_stop()
    {
        // Start B 211214, P = 313121 (48), check (104 + 48) mod 103 = 49 = 211331, stop 2331112.
        Assert.Equal("211214" + "313121" + "211331" + "2331112", string.Concat(Code128.Encode("P")));
    }

    [Fact]
    public void Every_Code_128_character_is_eleven_modules_wide()
    {
        for (var c = ' '; c <= '~'; c++)
            Assert.Equal(11, Code128.Encode(c.ToString()).Skip(6).Take(6).Sum());
    }

    [Fact]
    public void Code_128_refuses_umlauts() => Assert.Throws<ArgumentException>(() => Code128.Encode("ä"));

    [Fact]
    public void Patch_T_is_narrow_wide_narrow_wide_and_eight_tenths_of_an_inch_high()
    {
        var bars = PatchT.Bars.Where((_, i) => i % 2 == 0).ToArray();
        Assert.Equal([PatchT.Narrow, 5.08, PatchT.Narrow, 5.08], bars.Select(b => Math.Round(b, 3)));
        Assert.Equal(20.32, PatchT.Bars.Sum(), 3);
    }

    [Fact]
    public void A_QR_symbol_is_square_and_starts_with_its_finder()
    {
        var rows = QrSymbol.Encode("TH1");
        Assert.Equal(21, rows.Count);
        Assert.All(rows, row => Assert.Equal(21, row.Count));
        Assert.True(Enumerable.Range(0, 7).All(i => rows[0][i] && rows[i][0]));
        Assert.False(rows[1][1]);
    }
}
