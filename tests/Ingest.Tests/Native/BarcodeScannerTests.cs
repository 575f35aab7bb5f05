using Ingest.Native;
using Ingest.Tests.Support;
using QRCoder;

namespace Ingest.Tests.Native;

[Collection(LeakCheck.Collection)]
public sealed class BarcodeScannerTests
{
    [Theory]
    [InlineData("PATCHT")]
    [InlineData("TH1|T=DOK|AZ=0248-4/2014|V=1|D=BESCHEID|N=5|C=7F3A")]
    [InlineData("M\u00fchlhausen \u00a7 5")]
    public void A_qr_code_is_read_with_text_and_place(string text)
    {
        using var leak = new LeakCheck();
        using var scanner = new BarcodeScanner();
        using var code = Pix.Decode(Qr(text));
        var found = Assert.Single(scanner.Scan(code));
        Assert.Equal(("QR-Code", text), (found.Symbology, found.Text));
        Assert.InRange(found.Place.Width, code.Width / 2, code.Width);
    }

    [Fact]
    public void Printed_text_holds_no_code()
    {
        using var scanner = new BarcodeScanner();
        using var page = Pix.Decode(TestPictures.Printed([.. Enumerable.Repeat("Illillillilliiillliii 1111 |||| ||| ||||| HIHIHIH", 30)], dpi: 150));
        Assert.Empty(scanner.Scan(page));
    }

    private static byte[] Qr(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q, forceUtf8: true);
        return new PngByteQRCode(data).GetGraphic(4);
    }
}
