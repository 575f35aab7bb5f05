using NJsonSchema;

namespace Ingest.Tests.Support;

/// <summary>A schema of pipeline/schemas, with the schemas beside it that it refers to.</summary>
internal static class PublishedSchema
{
    public static Task<JsonSchema> ReadAsync(string name) => JsonSchema.FromFileAsync(Repository.File("pipeline", "schemas", name));
}
