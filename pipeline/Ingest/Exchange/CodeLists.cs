using Ingest.Model;

namespace Ingest.Exchange;

/// <summary>A code list of xdomea in the version the schemas of 3.0.0 and 3.1.0 fix. The schema leaves some lists open: codes are checked here.</summary>
/// <param name="Version">Goes beside every code.</param>
public sealed record CodeList(string Uri, string Version, IReadOnlySet<string> Codes)
{
    private static readonly string[] FileFormats = [.. Numbers(45), "100"];

    public static CodeList Nachrichtentyp { get; } = Of("nachrichtentyp", "2.0", "0401", "0402", "0403");
    public static CodeList Medium { get; } = Of("medium", "1.0", "001", "002", "003");
    public static CodeList Dateiformat { get; } = Of("dateiformat", "1.0", FileFormats);
    public static CodeList Aussonderungsart { get; } = Of("aussonderungsart", "1.0", "A", "B", "V");
    public static CodeList Datentyp { get; } = Of("datentyp", "1.1", [.. Numbers(45)]);

    /// <exception cref="ArgumentException">Not a code of the list: the caller made it up.</exception>
    public string Check(string code) => Codes.Contains(code) ? code : throw new ArgumentException($"{Uri} {Version} has no code {code}.", nameof(code));

    private static CodeList Of(string name, string version, params string[] codes) =>
        new($"urn:xoev-de:xdomea:codeliste:{name}", version, new SortedSet<string>(codes, StringComparer.Ordinal));

    private static IEnumerable<string> Numbers(int last) => Enumerable.Range(1, last).Select(n => n.ToString("000", System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>The codes this program writes.</summary>
public static class Codes
{
    public const string Electronic = "001";
    public const string Pdf = "018";
    public const string PdfA = "044";
    public const string Xml = "030";
    public const string OtherFormat = "100";

    public const string TypeDecimal = "007";
    public const string TypeHex = "018";
    public const string TypeInteger = "031";
    public const string TypeText = "038";

    public static string Of(Aussonderungsart after) => after switch
    {
        Aussonderungsart.Archivwuerdig => "A",
        Aussonderungsart.Bewerten => "B",
        _ => "V",
    };

    /// <summary>Null for a code that is none of the list.</summary>
    public static Aussonderungsart? Disposal(string code) => code switch
    {
        "A" => Aussonderungsart.Archivwuerdig,
        "B" => Aussonderungsart.Bewerten,
        "V" => Aussonderungsart.Vernichten,
        _ => null,
    };
}
