using System.Globalization;

namespace Ingest.Proof;

/// <summary>Where the audit log lies in the store. Ten digits sort as numbers.</summary>
internal static class AuditLayout
{
    public const string Folder = "audit/";

    public static string Entry(long number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{number:D10}.json");

    /// <summary>The time stamp of an entry.</summary>
    public static string Stamp(long number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{number:D10}.tsr");

    /// <summary>The number of an entry's name; false for any other name.</summary>
    public static bool TryParseEntry(string name, out long number) => TryParse(name, ".json", out number) && name == Entry(number);

    public static bool TryParseStamp(string name, out long number) => TryParse(name, ".tsr", out number) && name == Stamp(number);

    private static bool TryParse(string name, string suffix, out long number)
    {
        number = 0;
        return name.StartsWith(Folder, StringComparison.Ordinal)
            && name.EndsWith(suffix, StringComparison.Ordinal)
            && name.Length > Folder.Length + suffix.Length
            && long.TryParse(name.AsSpan(Folder.Length, name.Length - Folder.Length - suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number > 0;
    }
}
