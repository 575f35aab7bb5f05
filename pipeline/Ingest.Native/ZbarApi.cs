using System.Runtime.InteropServices;

namespace Ingest.Native;

/// <summary>Imports of libzbar (Debian libzbar0, 0.23), C names unchanged. Texts belong to their symbol.</summary>
internal static unsafe partial class ZbarApi
{
    private const string Lib = "libzbar.so.0";

    [LibraryImport(Lib)] internal static partial int zbar_version(uint* major, uint* minor, uint* patch);
    [LibraryImport(Lib)] internal static partial ScannerHandle zbar_image_scanner_create();
    [LibraryImport(Lib)] internal static partial void zbar_image_scanner_destroy(nint scanner);
    [LibraryImport(Lib)] internal static partial int zbar_image_scanner_set_config(ScannerHandle scanner, int symbology, int config, int value);
    [LibraryImport(Lib)] internal static partial int zbar_scan_image(ScannerHandle scanner, nint image);
    [LibraryImport(Lib)] internal static partial nint zbar_image_create();
    [LibraryImport(Lib)] internal static partial void zbar_image_destroy(nint image);
    [LibraryImport(Lib)] internal static partial void zbar_image_set_format(nint image, uint format);
    [LibraryImport(Lib)] internal static partial void zbar_image_set_size(nint image, uint width, uint height);
    [LibraryImport(Lib)] internal static partial void zbar_image_set_data(nint image, byte* data, nuint length, nint cleanup);
    [LibraryImport(Lib)] internal static partial nint zbar_image_first_symbol(nint image);
    [LibraryImport(Lib)] internal static partial nint zbar_symbol_next(nint symbol);
    [LibraryImport(Lib)] internal static partial int zbar_symbol_get_type(nint symbol);
    [LibraryImport(Lib)] internal static partial nint zbar_get_symbol_name(int symbology);
    [LibraryImport(Lib)] internal static partial nint zbar_symbol_get_data(nint symbol);
    [LibraryImport(Lib)] internal static partial uint zbar_symbol_get_data_length(nint symbol);
    [LibraryImport(Lib)] internal static partial uint zbar_symbol_get_loc_size(nint symbol);
    [LibraryImport(Lib)] internal static partial int zbar_symbol_get_loc_x(nint symbol, uint index);
    [LibraryImport(Lib)] internal static partial int zbar_symbol_get_loc_y(nint symbol, uint index);
}
