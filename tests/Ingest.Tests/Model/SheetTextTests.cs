using System.Text;
using Ingest.Model;

namespace Ingest.Tests.Models;

public class SheetTextTests
{
    [Fact]
    public void The_check_sum_is_CRC_16_CCITT_FALSE() => Assert.Equal(0x29B1, Crc16.Of(Encoding.ASCII.GetBytes("123456789")));

    [Fact]
    public void A_sheet_text_is_stable()
    {
        var text = SheetText.Format(new("DOK", "0248-4/2014", "1", "BESCHEID", 5));
        Assert.StartsWith("TH1|T=DOK|AZ=0248-4/2014|V=1|D=BESCHEID|N=5|C=", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Length - text.LastIndexOf('=') - 1);
    }

    [Fact]
    public void A_sheet_text_leaves_out_what_is_not_known() =>
        Assert.StartsWith("TH1|T=ENDE|C=", SheetText.Format(new("ENDE", "", "", "", null)), StringComparison.Ordinal);

    [Theory]
    [InlineData("STAPEL", "", "", "", null)]
    [InlineData("DOK", "A|B%7C", "Größe |C=", "", 100_000)]
    [InlineData("ANLAGE", "2200-BY/14 III", "a=b", "ANLAGE_1", 1)]
    public void What_is_written_is_read_again(string kind, string az, string vorgang, string documentClass, int? sheets)
    {
        var payload = new SeparatorPayload(kind, az, vorgang, documentClass, sheets);
        var text = SheetText.Format(payload);
        Assert.All(text, c => Assert.InRange(c, ' ', '~'));
        Assert.Equal((SheetReading.Valid, payload), SheetText.Read($" {text} "));
    }

    [Theory]
    [InlineData("PATCHT", SheetReading.Foreign)]
    [InlineData("TH12|T=DOK", SheetReading.Foreign)]
    [InlineData("TH1|T=DOK|C=0000", SheetReading.Damaged)]
    [InlineData("TH1|T=DOK", SheetReading.Damaged)]
    [InlineData("TH1|", SheetReading.Damaged)]
    public void A_text_that_is_not_one_of_ours_is_told_from_a_damaged_one(string text, SheetReading reading) =>
        Assert.Equal(reading, SheetText.Read(text).Reading);

    [Theory]
    [InlineData("TH1|T=HEFT")]
    [InlineData("TH1|AZ=7654/8")]
    [InlineData("TH1|T=DOK|T=AKTE")]
    [InlineData("TH1|T=DOK|N=0")]
    [InlineData("TH1|T=DOK|N=-1")]
    [InlineData("TH1|T=DOK|N=99999999999")]
    [InlineData("TH1|T=DOK|nonsense")]
    public void A_right_check_sum_does_not_make_sense_of_nonsense(string text)
    {
        var sealedText = $"{text}|C={Crc16.Of(Encoding.ASCII.GetBytes(text)):X4}";
        Assert.Equal(SheetReading.Damaged, SheetText.Read(sealedText).Reading);
    }

    [Fact]
    public void Keys_of_later_versions_are_passed_over()
    {
        const string Text = "TH1|T=DOK|ZZ=1";
        Assert.Equal(SheetReading.Valid, SheetText.Read($"{Text}|C={Crc16.Of(Encoding.ASCII.GetBytes(Text)):X4}").Reading);
    }

    [Fact]
    public void One_wrong_character_anywhere_is_noticed()
    {
        var text = SheetText.Format(new("DOK", "0248-4/2014", "1", "BESCHEID", 5));
        for (var i = SheetText.Prefix.Length; i < text.Length; i++)
        {
            var wrong = text[i] == '7' ? '8' : '7';
            Assert.NotEqual(SheetReading.Valid, SheetText.Read(text[..i] + wrong + text[(i + 1)..]).Reading);
        }
    }

    [Fact]
    public void An_unknown_kind_cannot_be_printed() =>
        Assert.Throws<ArgumentException>(() => SheetText.Format(new("HEFT", "", "", "", null)));
}
