using NJsonSchema;

namespace Ingest.Tests.Journals;

/// <summary>A schema of pipeline/schemas, with the schemas beside it that it refers to.</summary>
internal static class PublishedSchema
{
    public static Task<JsonSchema> ReadAsync(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ingest.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository root was not found.");
        return JsonSchema.FromFileAsync(Path.Combine(folder.FullName, "pipeline", "schemas", name));
    }
}
