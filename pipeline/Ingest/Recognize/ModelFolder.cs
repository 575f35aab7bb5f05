namespace Ingest.Recognize;

/// <summary>Where the Tesseract models lie, and what to install when one is missing.</summary>
public sealed class ModelFolder
{
    private const string DebianFolder = "/usr/share/tesseract-ocr/5/tessdata";
    private const string Extension = ".traineddata";

    private readonly string path;

    /// <param name="path">Empty: where the Debian packages put them.</param>
    public ModelFolder(string path) => this.path = path.Length == 0 ? DebianFolder : path;

    public string Path => path;

    /// <summary>The models as Tesseract wants them named, script models with their subfolder, joined by <c>+</c>.</summary>
    /// <param name="languages">Model names in order of preference; one entry may join several by <c>+</c>.</param>
    /// <exception cref="MissingDependencyException">A model is not installed.</exception>
    public string Resolve(IEnumerable<string> languages) =>
        string.Join('+', languages.SelectMany(l => l.Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct().Select(Find));

    /// <summary>The models that can be named, in order; orientation and layout data are none.</summary>
    public IReadOnlyList<string> Installed() => !Directory.Exists(path) ? [] : [.. Directory
        .EnumerateFiles(path, "*" + Extension, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
        .Select(f => System.IO.Path.GetRelativePath(path, f)[..^Extension.Length])
        .Where(m => m is not ("osd" or "equ" or "snum"))
        .Order(StringComparer.Ordinal)];

    private string Find(string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '/'))
            throw new ConfigurationException($"'{name}' is not the name of a model.", "Name models as Tesseract does, for example deu or deu+eng.");
        foreach (var candidate in new[] { name, $"script/{name}" })
            if (File.Exists(System.IO.Path.Combine(path, candidate + Extension)))
                return candidate;
        var there = string.Join(", ", Installed().Select(System.IO.Path.GetFileName));
        throw new MissingDependencyException(
            $"The model {name}{Extension} is missing in {path}.", $"Install it: apt-get install {Package(name)}{(there.Length == 0 ? "" : $" (there are {there})")}");
    }

    private static string Package(string name) => name switch
    {
        "Latin" or "script/Latin" => "tesseract-ocr-script-latn",
        "Fraktur" or "script/Fraktur" => "tesseract-ocr-script-frak",
#pragma warning disable CA1308 // Debian package names are lower case
        _ => "tesseract-ocr-" + name.Replace('_', '-').ToLowerInvariant(),
#pragma warning restore CA1308
    };
}
