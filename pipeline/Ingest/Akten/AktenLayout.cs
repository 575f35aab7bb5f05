using System.Globalization;

namespace Ingest.Akten;

/// <summary>Where Akten and Aktenpläne lie in the store.</summary>
public static class AktenLayout
{
    public const string Akten = "akten/";
    public const string Plans = "aktenplan/";

    public static string Akte(Guid akte, int version) => string.Create(CultureInfo.InvariantCulture, $"{Akten}{akte:D}/v{version}.json");

    public static string Plan(int version) => string.Create(CultureInfo.InvariantCulture, $"{Plans}v{version}.json");

    /// <summary>Akte and version of a record's name; false for any other name.</summary>
    public static bool TryParseAkte(string name, out Guid akte, out int version)
    {
        akte = default;
        version = 0;
        return name.Split('/') is ["akten", var id, var file]
            && Guid.TryParseExact(id, "D", out akte)
            && TryParseVersion(file, out version)
            && name == Akte(akte, version);
    }

    public static bool TryParsePlan(string name, out int version)
    {
        version = 0;
        return name.Split('/') is ["aktenplan", var file] && TryParseVersion(file, out version) && name == Plan(version);
    }

    private static bool TryParseVersion(string file, out int version)
    {
        version = 0;
        return file is ['v', .. var middle] && middle.EndsWith(".json", StringComparison.Ordinal)
            && int.TryParse(middle[..^".json".Length], NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }
}
