using System.Collections;
using QRCoder;

namespace Ingest.Sample.Codes;

/// <summary>The modules of a QR code, level Q, without quiet zone.</summary>
public static class QrSymbol
{
    private const int QuietZone = 4;

    /// <returns>Rows from the top; true = dark.</returns>
    public static IReadOnlyList<BitArray> Encode(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var size = code.ModuleMatrix.Count - 2 * QuietZone;
        return [.. code.ModuleMatrix.Skip(QuietZone).Take(size).Select(row =>
            new BitArray([.. row.Cast<bool>().Skip(QuietZone).Take(size)]))];
    }
}
