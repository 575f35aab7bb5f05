using Ingest.Model;

namespace Ingest.Scan;

/// <summary>
/// Why a ZIP is in the delivery as one file: found again by unpacking it once more, because the manifest holds no reasons.
/// Refused ZIPs are rare, and unpacking ends where the reason is met.
/// </summary>
internal static class RefusedZip
{
    public static async Task<ScanException> ReasonAsync(SourceFile zip, ScanOptions options, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-zip-").FullName;
        try
        {
            await Task.Run(() => new ZipUnpacker(options).Unpack(zip.Path, folder, cancel), cancel);
            return new(IssueCodes.FileUnreadable, $"{zip.Name} could not be unpacked when the batch was begun, and can be now. Deliver it in a new batch.");
        }
        catch (ScanException e)
        {
            return new(e.Code, $"The ZIP {zip.Name} is refused whole. {e.Message}", e);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
