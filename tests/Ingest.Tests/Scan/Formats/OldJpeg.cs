namespace Ingest.Tests.Scan.Formats;

/// <summary>Old-style JPEG in TIFF (TIFF 6.0 section 22), as a whole interchange stream or as loose tables beside the coded data.</summary>
internal static class OldJpeg
{
    public static void Add(RawTiff tiff, byte[] greyJpeg, int width, int height, bool asStream)
    {
        (ushort, uint[])[] common =
        [
            (256, [(uint)width]), (257, [(uint)height]), (258, [8]), (259, [6]), (262, [1]), (277, [1]), (278, [(uint)height]), (512, [1]),
        ];
        var scan = Scan(greyJpeg);
        if (asStream)
        {
            var at = tiff.Blob(greyJpeg);
            tiff.Page([.. common, (513, [at]), (514, [(uint)greyJpeg.Length]), (273, [at + (uint)scan]), (279, [(uint)(greyJpeg.Length - scan)])]);
            return;
        }
        var data = tiff.Blob(greyJpeg.AsSpan(scan));
        tiff.Page([
            .. common, (273, [data]), (279, [(uint)(greyJpeg.Length - scan)]),
            (519, [tiff.Blob(Table(greyJpeg, 0xDB, 0))]), (520, [tiff.Blob(Table(greyJpeg, 0xC4, 0x00))]), (521, [tiff.Blob(Table(greyJpeg, 0xC4, 0x10))]),
        ]);
    }

    /// <summary>Where the coded data begin: behind the header of the scan.</summary>
    private static int Scan(byte[] jpeg)
    {
        var (at, length) = Segments(jpeg).First(s => jpeg[s.At + 1] == 0xDA);
        return at + 2 + length;
    }

    /// <summary>The table of this kind and class without its head.</summary>
    private static byte[] Table(byte[] jpeg, byte marker, byte kind)
    {
        var (at, length) = Segments(jpeg).First(s => jpeg[s.At + 1] == marker && jpeg[s.At + 4] == kind);
        return jpeg[(at + 5)..(at + 2 + length)];
    }

    private static IEnumerable<(int At, int Length)> Segments(byte[] jpeg)
    {
        for (var at = 2; ; )
        {
            var length = (jpeg[at + 2] << 8) | jpeg[at + 3];
            yield return (at, length);
            if (jpeg[at + 1] == 0xDA)
                yield break;
            at += 2 + length;
        }
    }
}
