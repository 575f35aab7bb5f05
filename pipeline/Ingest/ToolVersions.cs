using Ingest.Native;

namespace Ingest;

/// <summary>Versions of the program and of the native libraries it reads pages with: part of every report.</summary>
public static class ToolVersions
{
    public static string Program => typeof(ToolVersions).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static IReadOnlyDictionary<string, string> Read() => new Dictionary<string, string>
    {
        ["ingest"] = Program,
        ["tesseract"] = NativeVersions.Tesseract,
        ["leptonica"] = NativeVersions.Leptonica,
        ["zbar"] = NativeVersions.Zbar,
        ["dotnet"] = Environment.Version.ToString(),
    };
}
