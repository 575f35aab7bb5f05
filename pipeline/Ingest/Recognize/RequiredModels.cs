using Ingest.Recognize.Managed;

namespace Ingest.Recognize;

/// <summary>The models a run will need, known before its first page: a mistyped name must not open a batch that can never be read.</summary>
public static class RequiredModels
{
    /// <summary>Names as given, one each.</summary>
    public static IReadOnlyList<string> Of(RecognizeOptions options) => options.Languages is [RecognizeOptions.AutomaticLanguage]
        ? [.. ManagedModels.Automatic.Select(m => m.Model)]
        : [.. options.Languages.SelectMany(l => l.Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];

    /// <exception cref="MissingDependencyException">A model is not installed.</exception>
    /// <exception cref="ConfigurationException">A name is no name of a model.</exception>
    public static void Check(RecognizeOptions options) => new ModelFolder(options.ModelFolder).Resolve(Of(options));
}
