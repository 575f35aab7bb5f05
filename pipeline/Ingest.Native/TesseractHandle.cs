using System.Runtime.InteropServices;

namespace Ingest.Native;

internal sealed class TesseractHandle : SafeHandle
{
    public TesseractHandle() : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        TesseractApi.TessBaseAPIDelete(handle);
        return true;
    }
}
