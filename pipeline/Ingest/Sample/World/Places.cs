namespace Ingest.Sample.World;

/// <summary>Towns that are on no map; the postal codes lie in a range that is not assigned.</summary>
internal static class Places
{
    public static IReadOnlyList<string> Towns { get; } =
        ["99001 Falkenroda", "99003 Quellensleben", "99004 Buchenfurt", "99007 Ahornstedt", "99009 Tannengottern", "99011 Wiesenlohra"];

    public static string Name(string town) => town[6..];
}
