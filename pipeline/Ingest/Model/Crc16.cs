namespace Ingest.Model;

/// <summary>CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF), the check sum of our separator sheets.</summary>
public static class Crc16
{
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF;
        foreach (var b in bytes)
        {
            crc ^= b << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
        }
        return (ushort)crc;
    }
}
