using System.Runtime.InteropServices;

namespace Ingest.Native;

internal sealed class ScannerHandle : SafeHandle
{
    public ScannerHandle() : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        ZbarApi.zbar_image_scanner_destroy(handle);
        return true;
    }
}
