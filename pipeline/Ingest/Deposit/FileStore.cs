using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Deposit;

/// <summary>
/// The store in a directory: the embedded default. Any number of threads and processes may share it. Owns a lock below <c>temp/</c>
/// from its first write on; disposing releases it.
/// </summary>
public sealed class FileStore(string root, FaultPoints faults) : IDepositStore, IStrayFiles, IDisposable
{
    /// <summary>Up to here an existing object is compared by its digest, above by its length: a large PDF is the object of each of its pages and would be read once per page.</summary>
    private const long ComparedWhole = 1 << 20;

    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    private readonly WriteOnceFolder folder = new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)), faults);
    private readonly FileStoreTree tree = new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)));

    public ValueTask<int> CheckAsync(CancellationToken cancel) => Offload(() => StoreFailure.At(root, () =>
    {
        if (!File.Exists(folder.PathOf(StoreLayout.Format)))
        {
            CreateRoot();
            if (tree.HoldsForeignFiles() && !File.Exists(folder.PathOf(StoreLayout.Format)))
                throw new StoreException($"The directory {root} is not a store and not empty.", "Name an empty or new directory with --store.");
            folder.TryCreate(StoreLayout.Format, "format", file => file.Write(StoreFormat.Current.Span));
        }

        var version = StoreFormat.Check(File.ReadAllBytes(folder.PathOf(StoreLayout.Format)), root);
        folder.Prepare();
        return version;
    }), cancel);

    public ValueTask PutObjectAsync(Digest sha256, string file, CancellationToken cancel) => OffloadStep(() =>
    {
        using var source = StoreFailure.At(file, () => File.OpenRead(file));
        Put(sha256, source.Length, target => VerifiedCopy.To(target, source, sha256, cancel));
    }, cancel);

    public ValueTask PutObjectAsync(Digest sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancel) => OffloadStep(
        () => Put(sha256, bytes.Length, target => VerifiedCopy.To(target, bytes.Span, sha256)), cancel);

    public ValueTask<bool> HasObjectAsync(Digest sha256, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(IsThere(StoreLayout.Object(sha256)));
    }

    public ValueTask<Stream> OpenObjectAsync(Digest sha256, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var name = StoreLayout.Object(sha256);
        if (!IsThere(name))
            throw StoreFailure.Missing($"object {sha256}");
        var path = folder.PathOf(name);
        return ValueTask.FromResult<Stream>(StoreFailure.At(path,
            () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan)));
    }

    public ValueTask DeleteObjectAsync(Digest sha256, CancellationToken cancel)
    {
        var name = StoreLayout.Object(sha256);
        if (!IsThere(name))
            return ValueTask.CompletedTask;
        var path = folder.PathOf(name);
        return OffloadStep(() => StoreFailure.At(path, () =>
        {
            File.Delete(path);
            PosixFile.SyncDirectory(Path.GetDirectoryName(path)!);
        }), cancel);
    }

    public async ValueTask<bool> TryCreateRecordAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var path = folder.PathOf(RecordName.Check(name));
        return await Offload(() => StoreFailure.At(path, () =>
        {
            if (File.Exists(path))
                WriteOnceFolder.Settle(Path.GetDirectoryName(path)!);
            else if (folder.TryCreate(name, "record", file => file.Write(bytes.Span)))
                return true;
            return File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes.Span);
        }), cancel);
    }

    public ValueTask<ReadOnlyMemory<byte>> ReadRecordAsync(string name, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var path = folder.PathOf(RecordName.Check(name));
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(IsThere(name) ? StoreFailure.At(path, () => File.ReadAllBytes(path)) : default);
    }

    public IAsyncEnumerable<string> ListRecordsAsync(string prefix, CancellationToken cancel) =>
        Walk(tree.Records(RecordName.CheckPrefix(prefix)), cancel);

    public IAsyncEnumerable<Digest> ListObjectsAsync(CancellationToken cancel) => Walk(tree.Objects(), cancel);

    public IAsyncEnumerable<string> ListStrayAsync(CancellationToken cancel) => Walk(tree.Stray(), cancel);

    public void Dispose() => folder.Dispose();

    private void Put(Digest sha256, long length, Action<FileStream> write)
    {
        var name = StoreLayout.Object(sha256);
        var path = folder.PathOf(name);
        StoreFailure.At(path, () =>
        {
            if (File.Exists(path))
                WriteOnceFolder.Settle(Path.GetDirectoryName(path)!);
            else if (folder.TryCreate(name, "object", write))
                return;
            RequireSame(sha256, length, path);
        });
    }

    private static void RequireSame(Digest sha256, long length, string path)
    {
        using var stored = File.OpenRead(path);
        if (stored.Length != length || (length <= ComparedWhole && Digest.OfHash(SHA256.HashData(stored)) != sha256))
            throw StoreFailure.Different($"object {sha256}", "with other bytes");
    }

    /// <summary>"Not there" is only an answer when the store itself is.</summary>
    private bool IsThere(string name)
    {
        if (File.Exists(folder.PathOf(name)))
            return true;
        return File.Exists(folder.PathOf(StoreLayout.Format)) ? false : throw StoreFailure.Of(root, new DirectoryNotFoundException());
    }

    private void CreateRoot()
    {
        if (Directory.Exists(root))
            return;
        Directory.CreateDirectory(root);
        faults.Reached("store.root.created");
        if (Path.GetDirectoryName(root) is { } parent)
            PosixFile.SyncDirectory(parent);
    }

    private async IAsyncEnumerable<T> Walk<T>(IEnumerable<T> names, [EnumeratorCancellation] CancellationToken cancel)
    {
        _ = IsThere(StoreLayout.Format);
        using var walk = names.GetEnumerator();
        while (await Offload(() => StoreFailure.At(root, walk.MoveNext), cancel))
            yield return walk.Current;
    }

    /// <summary>File calls block; the caller's thread may be one of few that move the pipeline.</summary>
    private static async ValueTask<T> Offload<T>(Func<T> work, CancellationToken cancel) => await Task.Run(work, cancel);

    private static async ValueTask OffloadStep(Action work, CancellationToken cancel) => await Task.Run(work, cancel);
}
