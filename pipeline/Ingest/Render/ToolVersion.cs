using System.Reflection;

namespace Ingest.Render;

/// <summary>Name and version of this program as they stand in stored objects.</summary>
public static class ToolVersion
{
    public const string Name = "Ingest";

    public static string Number { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static string NameAndNumber { get; } = $"{Name} {Number}";
}
