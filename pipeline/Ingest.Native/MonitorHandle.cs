using System.Runtime.InteropServices;

namespace Ingest.Native;

internal sealed class MonitorHandle : SafeHandle
{
    public MonitorHandle() : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        TesseractApi.TessMonitorDelete(handle);
        return true;
    }
}
