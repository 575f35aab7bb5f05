namespace Ingest.Tests.Faults;

/// <summary>A multi-page TIFF of which only the beginning arrived.</summary>
internal static class TornTiff
{
    public static byte[] Of(byte[] whole, double share) => whole[..(int)(whole.Length * share)];
}
