using Ingest.Model;

namespace Ingest.Tests.Scan.Zip;

/// <summary>ZIPs that must not be taken, each with the code of the reason and a word its message must hold.</summary>
internal static class HostileZips
{
    private const int SymbolicLink = 0xA1FF << 16;
    private const int Device = 0x21B6 << 16;

    private static readonly byte[] Page = TiffFile.Write(1, _ => { });

    public static ScanOptions Limits { get; } = new() { MaxZipEntries = 20, MaxZipBytes = 200 << 20, MaxZipRatio = 100 };

    public static IReadOnlyDictionary<string, (byte[] Zip, string Code, string Word)> All { get; } = new Dictionary<string, (byte[], string, string)>
    {
        ["leads out"] = (Named("a/../../escaped.tif"), IssueCodes.ArchiveUnsafe, "leads out"),
        ["leads out by backslashes"] = (Named(@"..\escaped.tif"), IssueCodes.ArchiveUnsafe, "leads out"),
        ["absolute"] = (Named("/tmp/ingest-escaped.tif"), IssueCodes.ArchiveUnsafe, "absolute"),
        ["drive letter"] = (Named(@"C:\escaped.tif"), IssueCodes.ArchiveUnsafe, "absolute"),
        ["control characters"] = (Named("a\u001b[2J.tif"), IssueCodes.ArchiveUnsafe, "control"),
        ["line break"] = (Named("a\nb.tif"), IssueCodes.ArchiveUnsafe, "control"),
        ["long name"] = (Named(new string('x', 300) + ".tif"), IssueCodes.ArchiveUnsafe, "255"),
        ["long path"] = (Named(string.Concat(Enumerable.Repeat("abcdefgh/", 200)) + "1.tif"), IssueCodes.ArchiveUnsafe, "1024"),
        ["long path in letters of three bytes"] = (Named(string.Concat(Enumerable.Repeat(new string('\u20AC', 80) + "/", 5)) + "1.tif"), IssueCodes.ArchiveUnsafe, "1024"),
        ["link"] = (ZipFile.Of(new ZipFile.Entry("1.tif", "/etc/passwd"u8.ToArray(), SymbolicLink)), IssueCodes.ArchiveUnsafe, "link"),
        ["device"] = (ZipFile.Of(new ZipFile.Entry("1.tif", [], Device)), IssueCodes.ArchiveUnsafe, "device"),
        ["same name twice"] = (ZipFile.Of(new("1.tif", Page), new("1.tif", Page)), IssueCodes.ArchiveUnsafe, "twice"),
        ["same name twice, written differently"] = (ZipFile.Of(new("a/1.tif", Page), new(@"a\.\1.tif", Page)), IssueCodes.ArchiveUnsafe, "twice"),
        ["file and folder of one name"] = (ZipFile.Of(new("a", Page), new("a/1.tif", Page)), IssueCodes.ArchiveUnsafe, "twice"),
        ["encrypted"] = (ZipFile.Patched(ZipFile.Patched(Named("1.tif"), 0x0201, 8, 1), 0x0403, 6, 1), IssueCodes.FileEncrypted, "password"),
        ["too many entries"] = (ZipFile.Of(Enumerable.Range(0, 21).Select(i => new ZipFile.Entry($"{i}.tif", Page))), IssueCodes.FileLimit, "Scan:MaxZipEntries"),
        ["too many entries, hidden by its end"] = (
            ZipFile.Patched(ZipFile.Patched(ZipFile.Of(Enumerable.Range(0, 900).Select(i => new ZipFile.Entry($"{new string('x', 100)}{i}.tif", []))), 0x0605, 8, 1), 0x0605, 10, 1),
            IssueCodes.FileLimit, "Scan:MaxZipEntries"),
        ["entries of a ZIP in it"] = (
            ZipFile.Of([new("in.zip", ZipFile.Of(Enumerable.Range(0, 11).Select(i => new ZipFile.Entry($"{i}.tif", Page)))), .. Enumerable.Range(0, 10).Select(i => new ZipFile.Entry($"{i}.tif", Page))]),
            IssueCodes.FileLimit, "Scan:MaxZipEntries"),
        ["compressed too strongly"] = (ZipFile.Of(new ZipFile.Entry("1.tif", new byte[80 << 20])), IssueCodes.FileLimit, "Scan:MaxZipRatio"),
        ["ZIPs in ZIPs in ZIPs"] = (Nested(3), IssueCodes.FileLimit, "Scan:MaxZipNesting"),
        ["name of a ZIP in it that leaves no room"] = (ZipFile.Of(new ZipFile.Entry(new string('x', 251) + ".zip", Named("1.tif"))), IssueCodes.ArchiveUnsafe, "254 bytes"),
        ["damaged ZIP in it"] = (ZipFile.Of(new ZipFile.Entry("in.zip", "PK\u0003\u0004 and no more"u8.ToArray())), IssueCodes.FileUnreadable, "anew"),
        ["wrong checksum"] = (ZipFile.Patched(ZipFile.Patched(Named("1.tif"), 0x0201, 16, 0x1234), 0x0403, 14, 0x1234), IssueCodes.FileUnreadable, "checksum"),
        ["unknown compression"] = (ZipFile.Patched(ZipFile.Patched(Named("1.tif"), 0x0201, 10, 98), 0x0403, 8, 98), IssueCodes.FileUnreadable, "cannot be read"),
        ["truncated"] = (Named("1.tif")[..^30], IssueCodes.FileUnreadable, "directory"),
        ["wrong number of entries"] = (ZipFile.Patched(ZipFile.Patched(Named("1.tif"), 0x0605, 8, 7), 0x0605, 10, 7), IssueCodes.FileUnreadable, "damaged"),
        ["empty file"] = ([], IssueCodes.FileUnreadable, "empty"),
        ["no ZIP"] = ("Not Found"u8.ToArray(), IssueCodes.FileUnreadable, "no ZIP"),
    };

    public static byte[] Nested(int zips)
    {
        var zip = Named("1.tif");
        for (var i = 1; i < zips; i++)
            zip = ZipFile.Of(new ZipFile.Entry("in.zip", zip));
        return zip;
    }

    private static byte[] Named(string name) => ZipFile.Of(new ZipFile.Entry(name, Page));
}
