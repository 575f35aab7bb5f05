using Ingest.Model;

namespace Ingest.Render;

/// <summary>
/// Delivered PDFs as work files, for a renderer that opens files: copied out of the store once for all documents that are cut from one, and never held
/// in memory. The last one stays when nobody uses it, because documents of one PDF follow each other. The folder goes with the batch.
/// </summary>
internal sealed class DeliveredPdfs(IDeliveredImages images, string folder)
{
    private readonly Lock gate = new();
    private readonly List<Copy> copies = [];

    /// <summary>The file is there until the lease is disposed.</summary>
    /// <exception cref="StoreException">The object is missing or changed.</exception>
    /// <exception cref="IOException">The work folder cannot be written.</exception>
    public async ValueTask<PdfLease> TakeAsync(Digest sha256, CancellationToken cancel)
    {
        var copy = Taken(sha256, cancel);
        try
        {
            await copy.Written.Value;
            return new(copy.Path, () => Release(copy));
        }
        catch
        {
            Forget(copy);
            throw;
        }
    }

    private Copy Taken(Digest sha256, CancellationToken cancel)
    {
        lock (gate)
        {
            var copy = copies.Find(c => c.Sha256 == sha256);
            if (copy is null)
                copies.Add(copy = new(sha256, Path.Combine(folder, sha256.Hex + ".pdf"), path => WriteAsync(sha256, path, cancel)));
            copy.Users++;
            return copy;
        }
    }

    private async Task WriteAsync(Digest sha256, string path, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        await images.CopyAsync(sha256, path, cancel);
    }

    private void Release(Copy copy)
    {
        lock (gate)
        {
            copy.Users--;
            var idle = copies.FindAll(c => c.Users == 0);
            foreach (var old in idle.Count > 1 ? idle.Where(c => c != copy) : [])
                Delete(old);
        }
    }

    private void Forget(Copy copy)
    {
        lock (gate)
            if (--copy.Users == 0)
                Delete(copy);
            else
                copies.Remove(copy);
    }

    private void Delete(Copy copy)
    {
        copies.Remove(copy);
        File.Delete(copy.Path);
    }

    private sealed class Copy(Digest sha256, string path, Func<string, Task> write)
    {
        public Digest Sha256 => sha256;
        public string Path => path;
        public Lazy<Task> Written { get; } = new(() => write(path));
        public int Users { get; set; }
    }
}

/// <summary>A work file that stays while somebody holds it.</summary>
internal sealed class PdfLease(string path, Action release) : IDisposable
{
    public string Path => path;

    public void Dispose() => release();
}
