namespace Ingest.Recognize.Managed;

/// <summary>Arrays that grow to what is needed and stay.</summary>
internal static class Room
{
    public static void Ensure<T>(ref T[] array, int size, int keep = 0)
    {
        if (array.Length >= size)
            return;
        var larger = GC.AllocateUninitializedArray<T>(Math.Max(size, (int)Math.Min(2L * array.Length, Array.MaxLength)));
        array.AsSpan(0, keep).CopyTo(larger);
        array = larger;
    }
}
