using BitMiracle.LibTiff.Classic;

namespace Ingest.Scan;

/// <summary>A TIFF in memory that hears what LibTiff.NET says about it; the library knows only one handler for all files, and writes to the console without it.</summary>
internal sealed class ListeningStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    public bool Complained { get; private set; }

    /// <summary>From now on the library is silent and streams of this kind hear it.</summary>
    public static void Install() => _ = BitMiracle.LibTiff.Classic.Tiff.SetErrorHandler(new Handler());

    private sealed class Handler : TiffErrorHandler
    {
        public override void WarningHandler(BitMiracle.LibTiff.Classic.Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandler(BitMiracle.LibTiff.Classic.Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(BitMiracle.LibTiff.Classic.Tiff tif, object clientData, string method, string format, params object[] args) => Tell(clientData);

        public override void ErrorHandlerExt(BitMiracle.LibTiff.Classic.Tiff tif, object clientData, string method, string format, params object[] args) => Tell(clientData);

        private static void Tell(object clientData)
        {
            if (clientData is ListeningStream stream)
                stream.Complained = true;
        }
    }
}
