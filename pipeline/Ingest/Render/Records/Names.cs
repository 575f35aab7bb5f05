using System.Text.Json;
using Ingest.Model;

namespace Ingest.Render.Records;

/// <summary>The stable spelling of enumerated values in stored objects: <c>stack-start</c>, <c>text-missing</c>.</summary>
internal static class Names
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static IEnumerable<string> Of(PageFlags flags) =>
        Enum.GetValues<PageFlags>().Where(f => f != PageFlags.None && flags.HasFlag(f)).Select(f => Of<PageFlags>(f));
}
