using Ingest.Native;

namespace Ingest.Tests.Scan.Formats;

/// <summary>Pictures of each format with bytes changed in the middle: their libraries warn about all of them.</summary>
internal static class DamagedPictures
{
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        using var pix = Pattern.Colour(1).ToPix();
        yield return ("a.jpg", Hurt(pix.EncodeJpeg(90)));
        yield return ("b.png", Hurt(pix.EncodePng()));
        yield return ("c.jp2", Hurt(LeptonicaFile.WriteJpeg2000(pix)));
        yield return ("d.webp", Hurt(LeptonicaFile.WriteWebP(pix)));
        yield return ("e.bmp", LeptonicaFile.WriteBmp(pix)[..2000]);
        foreach (var kind in (string[])["G3 1D", "G4", "LZW", "Deflate", "JPEG YCbCr"])
            yield return ($"{kind}.tif", Hurt(TiffVariants.All[kind].Variant.Write(1)));
    }

    private static byte[] Hurt(byte[] file)
    {
        var copy = file.ToArray();
        for (var i = file.Length / 3; i < (file.Length / 3) + 40; i++)
            copy[i] = (byte)(i * 37);
        return copy;
    }
}
