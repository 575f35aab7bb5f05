using System.Globalization;
using System.IO.Compression;
using Ingest.Native;

namespace Ingest.Render.Images;

/// <summary>Encodes pixels without loss: bilevel as G4, grey and colour as Flate over PNG predictors.</summary>
internal static class PixelEncoder
{
    public static EmbeddedImage G4(Pix bilevel)
    {
        var file = bilevel.EncodeG4();
        return TiffDirectory.TryRead(file, out var tiff) && TiffPassthrough.TryTake(tiff, out var image)
            ? image with { PassedThrough = false }
            : throw new NativeImageException("Leptonica did not write G4 in one strip.");
    }

    /// <param name="pixels">8-bit grey or 32-bit colour.</param>
    public static EmbeddedImage Flate(Pix pixels)
    {
        var components = pixels.Depth == 8 ? 1 : 3;
        var (width, height) = (pixels.Width, pixels.Height);
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[width * components];
            var above = new byte[width * components];
            var predictor = new PngPredictor(row.Length, components);
            for (var y = 0; y < height; y++)
            {
                CopyRow(pixels, y, row);
                zlib.Write(predictor.Encode(row, above));
                (row, above) = (above, row);
            }
        }
        return new(width, height, components, 8, "FlateDecode", memory.ToArray())
        {
            DecodeParameters = string.Create(CultureInfo.InvariantCulture, $"/Predictor 15 /Colors {components} /BitsPerComponent 8 /Columns {width}"),
        };
    }

    private static void CopyRow(Pix pixels, int y, byte[] row)
    {
        var words = pixels.Words.Slice(y * pixels.WordsPerLine, pixels.WordsPerLine);
        if (pixels.Depth == 8)
        {
            for (var x = 0; x < row.Length; x++)
                row[x] = (byte)(words[x >> 2] >> (24 - 8 * (x & 3)));
            return;
        }
        for (int x = 0, i = 0; i < row.Length; x++, i += 3)
        {
            var pixel = words[x];
            (row[i], row[i + 1], row[i + 2]) = ((byte)(pixel >> 24), (byte)(pixel >> 16), (byte)(pixel >> 8));
        }
    }
}
