using BitMiracle.LibTiff.Classic;

namespace Ingest.Scan;

/// <summary>Decodes a fax-coded one-strip TIFF and listens: decoders paint on over bad codes and only mention them.</summary>
internal static class FaxCheck
{
    static FaxCheck() => ListeningStream.Install();

    public static bool IsDamaged(ReadOnlyMemory<byte> file)
    {
        var damaged = true;
        // As a task, because runs beyond the end of their row make the library fail in ways it does not document.
        new Task(() => damaged = Complains(file)).RunSynchronously(TaskScheduler.Default);
        return damaged;
    }

    private static bool Complains(ReadOnlyMemory<byte> file)
    {
        using var stream = new ListeningStream(file.ToArray());
        using var tiff = Tiff.ClientOpen("page", "r", stream, new TiffStream());
        if (tiff?.GetField(BitMiracle.LibTiff.Classic.TiffTag.COMPRESSION)?[0].ToInt() is not ((int)Compression.CCITTRLE or (int)Compression.CCITTFAX3 or (int)Compression.CCITTFAX4))
            return false;
        var rows = new byte[tiff.StripSize()];
        return tiff.ReadEncodedStrip(0, rows, 0, rows.Length) != rows.Length || stream.Complained;
    }
}
