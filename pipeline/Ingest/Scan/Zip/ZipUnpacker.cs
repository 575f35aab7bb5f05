using System.IO.Compression;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Scan;

/// <summary>Unpacks one ZIP, and the ZIPs in it, into a folder, under the limits of <see cref="ScanOptions"/>.</summary>
internal sealed class ZipUnpacker(ScanOptions options)
{
    /// <summary>Behind the name of a ZIP in a ZIP while it is unpacked.</summary>
    private const string Packed = "~";

    private const int BufferLength = 1 << 17;
    private const int FileTypeMask = 0xF000;
    private const int Link = 0xA000;
    private const int RegularFile = 0x8000;
    private const int Directory = 0x4000;

    private readonly byte[] buffer = new byte[BufferLength];

    /// <param name="folder">Must exist and be empty; what is in it after an exception is worth nothing.</param>
    /// <exception cref="ScanException">The ZIP is damaged, encrypted, unsafe or over a limit. The message does not name it.</exception>
    /// <exception cref="IOException">It cannot be read, or the folder cannot be written.</exception>
    public void Unpack(string zip, string folder, CancellationToken cancel) =>
        Unpack(zip, folder, new ZipBudget(options, new FileInfo(zip).Length), 0, cancel);

    private void Unpack(string zip, string folder, ZipBudget budget, int depth, CancellationToken cancel)
    {
        budget.CheckNesting(depth);
        using (var bytes = new FileBytes(zip))
            budget.AddEntries(ZipEnd.Read(bytes), bytes.Length);
        try
        {
            using var archive = new ZipArchive(File.OpenRead(zip), ZipArchiveMode.Read, leaveOpen: false, new ZipNameEncoding());
            foreach (var entry in archive.Entries)
                Unpack(entry, folder, budget, depth, cancel);
        }
        catch (PathTooLongException e)
        {
            throw new ScanException(IssueCodes.ArchiveUnsafe, "A name in it is longer than the file system takes, with the folders above it. Have it made anew with shorter names.", e);
        }
        catch (InvalidDataException e)
        {
            throw new ScanException(IssueCodes.FileUnreadable, "The ZIP is damaged or packed in a way that cannot be read. Have it made anew.", e);
        }
    }

    private void Unpack(ZipArchiveEntry entry, string folder, ZipBudget budget, int depth, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var parts = ZipNames.Parts(entry.FullName, roomFor: ZipFiles.HasName(entry.FullName) ? Packed : "");
        if (parts.Count == 0)
            return;
        CheckKind(entry);
        var path = Path.Combine([folder, .. parts]);
        if (entry.FullName[^1] is '/' or '\\')
        {
            MakeFolder(path, entry);
            return;
        }
        MakeFolder(Path.GetDirectoryName(path)!, entry);
        if (Path.Exists(path))
            throw Twice(entry);
        Write(entry, path, budget, cancel);
        if (ZipFiles.HasName(path) && ZipFiles.HasMark(path))
            UnpackNested(path, budget, depth, cancel);
    }

    /// <summary>The inner ZIP becomes a folder of its name.</summary>
    private void UnpackNested(string path, ZipBudget budget, int depth, CancellationToken cancel)
    {
        var packed = path + Packed;
        if (!PosixFile.TryLink(path, packed))
            throw new ScanException(IssueCodes.ArchiveUnsafe, $"The entry {ZipNames.Shown(Path.GetFileName(packed))} stands in the way of a ZIP inside the ZIP. Have it made anew.");
        File.Delete(path);
        System.IO.Directory.CreateDirectory(path);
        Unpack(packed, path, budget, depth + 1, cancel);
        File.Delete(packed);
    }

    private void Write(ZipArchiveEntry entry, string path, ZipBudget budget, CancellationToken cancel)
    {
        var checksum = new ZipChecksum();
        using var from = entry.Open();
        using (var into = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            while (from.Read(buffer) is > 0 and var read)
            {
                cancel.ThrowIfCancellationRequested();
                budget.AddBytes(read);
                checksum.Add(buffer.AsSpan(0, read));
                into.Write(buffer, 0, read);
            }
        if (checksum.Value != entry.Crc32)
            throw new ScanException(IssueCodes.FileUnreadable, $"The entry {ZipNames.Shown(entry.FullName)} does not have its checksum. Have the ZIP made or sent anew.");
    }

    private static void CheckKind(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            throw new ScanException(IssueCodes.FileEncrypted, $"The entry {ZipNames.Shown(entry.FullName)} is encrypted. Deliver it without a password.");
        if (((entry.ExternalAttributes >> 16) & FileTypeMask) is not (0 or RegularFile or Directory) and var kind)
            throw new ScanException(IssueCodes.ArchiveUnsafe,
                $"The entry {ZipNames.Shown(entry.FullName)} is a {(kind == Link ? "link" : "device")}, no file. Have the ZIP made with the files themselves.");
    }

    private static void MakeFolder(string path, ZipArchiveEntry entry)
    {
        for (var above = path; above is not null && !System.IO.Directory.Exists(above); above = Path.GetDirectoryName(above))
            if (File.Exists(above))
                throw Twice(entry);
        System.IO.Directory.CreateDirectory(path);
    }

    private static ScanException Twice(ZipArchiveEntry entry) =>
        new(IssueCodes.ArchiveUnsafe, $"The name of the entry {ZipNames.Shown(entry.FullName)} is there twice: which of them counts cannot be known. Have the ZIP made anew.");
}
