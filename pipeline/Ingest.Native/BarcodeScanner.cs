using System.Drawing;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Ingest.Native;

/// <summary>
/// Reads Code 39, Code 128, Interleaved 2 of 5 and QR codes from grey images. Not thread-safe.
/// EAN, Codabar and DataBar stay off: text and hatching look like them too often, and no separator uses them.
/// </summary>
public sealed unsafe class BarcodeScanner : IDisposable
{
    private const int All = 0;
    private const int ConfigEnable = 0;
    private const int ConfigBinary = 4;
    private const int ConfigMinimumLength = 0x20;
    private const int Interleaved = 25;
    private const int Code39 = 39;
    private const int QrCode = 64;
    private const int Code128 = 128;
    private const uint Y800 = 0x30303859;

    private readonly ScannerHandle scanner = ZbarApi.zbar_image_scanner_create();

    public BarcodeScanner()
    {
        Configure(All, ConfigEnable, 0);
        foreach (var symbology in (ReadOnlySpan<int>)[Interleaved, Code39, QrCode, Code128])
            Configure(symbology, ConfigEnable, 1);
        // Without it zbar guesses East Asian encodings for umlauts.
        Configure(QrCode, ConfigBinary, 1);
        // Two bars of an I25 pair occur by chance in tables; six digits do not.
        Configure(Interleaved, ConfigMinimumLength, 6);
    }

    /// <param name="grey">One byte per pixel, 0 = black, rows without padding.</param>
    public IReadOnlyList<Barcode> Scan(ReadOnlySpan<byte> grey, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(grey.Length, checked(width * height));
        var image = ZbarApi.zbar_image_create();
        try
        {
            fixed (byte* data = grey)
            {
                ZbarApi.zbar_image_set_format(image, Y800);
                ZbarApi.zbar_image_set_size(image, (uint)width, (uint)height);
                ZbarApi.zbar_image_set_data(image, data, (nuint)grey.Length, 0);
                if (ZbarApi.zbar_scan_image(scanner, image) < 0)
                    throw new NativeImageException("zbar could not scan the image.");
                return Symbols(image);
            }
        }
        finally
        {
            ZbarApi.zbar_image_destroy(image);
        }
    }

    /// <param name="image">1 or 8 bits deep.</param>
    public IReadOnlyList<Barcode> Scan(Pix image)
    {
        using var grey = image.ToGrey();
        return Scan(grey.GreyBytes(), grey.Width, grey.Height);
    }

    public void Dispose() => scanner.Dispose();

    private void Configure(int symbology, int config, int value)
    {
        if (ZbarApi.zbar_image_scanner_set_config(scanner, symbology, config, value) != 0)
            throw new NativeImageException($"zbar refuses setting {config} of symbology {symbology}.");
    }

    private static List<Barcode> Symbols(nint image)
    {
        var found = new List<Barcode>();
        for (var symbol = ZbarApi.zbar_image_first_symbol(image); symbol != 0; symbol = ZbarApi.zbar_symbol_next(symbol))
        {
            var length = checked((int)ZbarApi.zbar_symbol_get_data_length(symbol));
            var text = Decoded(new ReadOnlySpan<byte>((byte*)ZbarApi.zbar_symbol_get_data(symbol), length));
            var name = Marshal.PtrToStringUTF8(ZbarApi.zbar_get_symbol_name(ZbarApi.zbar_symbol_get_type(symbol))) ?? "";
            found.Add(new Barcode(name, text, Place(symbol)));
        }
        return found;
    }

    private static string Decoded(ReadOnlySpan<byte> data) => Utf8.IsValid(data) ? Encoding.UTF8.GetString(data) : Encoding.Latin1.GetString(data);

    private static Rectangle Place(nint symbol)
    {
        var points = ZbarApi.zbar_symbol_get_loc_size(symbol);
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        for (uint i = 0; i < points; i++)
        {
            var (x, y) = (ZbarApi.zbar_symbol_get_loc_x(symbol, i), ZbarApi.zbar_symbol_get_loc_y(symbol, i));
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        }
        return points == 0 ? Rectangle.Empty : Rectangle.FromLTRB(left, top, right + 1, bottom + 1);
    }
}
