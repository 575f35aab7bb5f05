namespace Ingest.Sample.Codes;

/// <summary>CRC-16/CCITT-FALSE (polynomial 1021, start FFFF): the check value of separator payloads.</summary>
public static class Crc16
{
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0xFFFF;
        foreach (var b in bytes)
        {
            crc ^= (ushort)(b << 8);
            for (var bit = 0; bit < 8; bit++)
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
        }
        return crc;
    }
}
