namespace Ingest.Tests.Scan.Formats;

/// <summary>Huffman tables that hold every symbol with codes of one length: valid (T.81 annex C), if wasteful.</summary>
internal static class JpegCodes
{
    private const int DcLength = 4;
    private const int AcLength = 9;

    public static byte[] DcValues { get; } = [.. Enumerable.Range(0, 12).Select(v => (byte)v)];
    public static byte[] AcValues { get; } = [.. Enumerable.Range(0, 256).Where(v => v % 16 is > 0 and <= 10 || v is 0 or 0xF0).Select(v => (byte)v)];
    public static byte[] DcCounts { get; } = Counts(DcLength, DcValues.Length);
    public static byte[] AcCounts { get; } = Counts(AcLength, AcValues.Length);
    public static IReadOnlyDictionary<int, (int Code, int Length)> Dc { get; } = Codes(DcValues, DcLength);
    public static IReadOnlyDictionary<int, (int Code, int Length)> Ac { get; } = Codes(AcValues, AcLength);

    private static byte[] Counts(int length, int count) => [.. Enumerable.Range(1, 16).Select(l => (byte)(l == length ? count : 0))];

    private static Dictionary<int, (int Code, int Length)> Codes(byte[] values, int length) =>
        values.Select((value, code) => (value, code)).ToDictionary(v => (int)v.value, v => (v.code, length));
}
