using Ingest.Recognize.Choosing;
using Ingest.Recognize.Lines;
using Ingest.Recognize.Merging;

namespace Ingest.Recognize.Managed;

/// <summary>Puts one line recogniser together from the wanted models, each read once and shared by all workers of this process.</summary>
internal sealed class ManagedModels(ModelFolder folder, bool best)
{
    /// <summary>Paper above and below by which the pictures of a line differ, as share of its height.</summary>
    private const double Room = 0.1;
    public const string Usual = "deu";

    /// <summary>What is chosen from where nothing is named, the usual first.</summary>
    public static readonly IReadOnlyList<(string Model, PageLanguage Language)> Automatic = [(Usual, PageLanguage.German), ("eng", PageLanguage.English), ("frk", PageLanguage.Unknown)];

    private readonly Dictionary<string, ManagedLineRecognizer> opened = [];

    /// <param name="languages">In order of preference; with <c>best</c> the companion of the first comes after them.</param>
    /// <exception cref="MissingDependencyException">A model is not installed or damaged.</exception>
    /// <exception cref="UnsupportedModelException">A model is of another kind.</exception>
    public ILineRecognizer Reader(IEnumerable<string> languages)
    {
        var names = folder.Resolve(languages).Split('+').ToList();
        if (best && Companion(names[0]) is { } companion)
            names = [.. names.Append(folder.Resolve([companion])).Distinct()];
        // One model reads only doubtful lines again; several, or the best quality, all lines.
        return names.Count == 1
            ? new MergedLineRecognizer([.. Voters(names[0], LineDoubt.MostReadings)], LineDoubt.Readings)
            : new MergedLineRecognizer([.. names.SelectMany((name, i) => Voters(name, best && i == 0 ? LineDoubt.MostReadings : 2))], _ => int.MaxValue);
    }

    private IEnumerable<Voter> Voters(string name, int readings) => Enumerable.Range(0, readings).Select(i => Voter(name, i * Room));

    private Voter Voter(string name, double room)
    {
        var model = Model(name);
        return new(room == 0 ? model : new RoomierLineRecognizer(model, room), model.Prints);
    }

    /// <summary>Chooses among the usual models page by page: German first.</summary>
    /// <exception cref="MissingDependencyException">A model is not installed or damaged.</exception>
    /// <exception cref="UnsupportedModelException">A model is of another kind.</exception>
    public ILineRecognizer Chooser() => new ModelChooser([.. Automatic.Select(m => new ModelCandidate(m.Model, m.Language, Reader([m.Model])))]);

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
