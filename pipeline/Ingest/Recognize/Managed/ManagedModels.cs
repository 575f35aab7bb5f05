using Ingest.Recognize.Lines;
using Ingest.Recognize.Merging;

namespace Ingest.Recognize.Managed;

/// <summary>Puts one line recogniser together from the wanted models, each read once and shared by all workers of this process.</summary>
internal sealed class ManagedModels(ModelFolder folder, bool best)
{
    /// <summary>A line with a word below it is read again: one in six of clean letters, one in three of carbon copies.</summary>
    private const double Doubtful = 0.5;

    private readonly Dictionary<string, ManagedLineRecognizer> opened = [];

    /// <param name="languages">In order of preference; with <c>best</c> the companion of the first comes after them.</param>
    /// <exception cref="MissingDependencyException">A model is not installed or damaged.</exception>
    /// <exception cref="UnsupportedModelException">A model is of another kind.</exception>
    public ILineRecognizer Reader(IEnumerable<string> languages)
    {
        var names = folder.Resolve(languages).Split('+').ToList();
        if (best && Companion(names[0]) is { } companion)
            names = [.. names.Append(folder.Resolve([companion])).Distinct()];
        Func<string, bool> prints = Model(names[0]).Prints;
        return names.Skip(1).Aggregate((ILineRecognizer)Twice(names[0]), (merged, name) => new MergedLineRecognizer(merged, Twice(name), prints));
    }

    /// <summary>Doubtful lines get a second chance.</summary>
    private MergedLineRecognizer Twice(string name)
    {
        var model = Model(name);
        return new(model, new RoomierLineRecognizer(model), _ => true, Doubtful);
    }

    /// <summary>The model of the same script that was trained on other material: Latin knows signs that deu and eng cannot print.</summary>
    private static string? Companion(string name) => Path.GetFileName(name) switch
    {
        "frk" => "Fraktur",
        "Fraktur" => "frk",
        "Latin" => "deu",
        _ => "Latin",
    };

    private ManagedLineRecognizer Model(string name) =>
        opened.TryGetValue(name, out var model) ? model : opened[name] = new ManagedLineRecognizer(folder, name);
}
