namespace Ingest.Render.Images;

/// <summary>Turns the bits of each byte round: TIFF FillOrder 2 to what PDF reads.</summary>
internal static class BitOrder
{
    public static byte[] Reverse(ReadOnlySpan<byte> bytes)
    {
        var reversed = new byte[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = (uint)bytes[i];
            b = ((b & 0x55) << 1) | ((b >> 1) & 0x55);
            b = ((b & 0x33) << 2) | ((b >> 2) & 0x33);
            reversed[i] = (byte)((b << 4) | (b >> 4));
        }
        return reversed;
    }
}
