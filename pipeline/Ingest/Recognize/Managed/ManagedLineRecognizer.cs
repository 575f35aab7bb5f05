using System.Collections.Concurrent;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize.Managed;

/// <summary>
/// Reads lines with the networks of Tesseract's fast models, computed here with the same bits but all lines of a page at once.
/// Models it cannot compute it refuses when it is made; Tesseract takes its place then.
/// </summary>
public sealed class ManagedLineRecognizer : ILineRecognizer
{
    /// <summary>Tesseract looks at this many pixels around a line, too.</summary>
    private const int Padding = 4;

    private readonly LstmModel model;
    private readonly ForwardPass pass;
    private readonly bool greedy;
    private readonly bool withDictionary;
    private readonly Lazy<HashSet<char>> printed;
    private readonly ConcurrentBag<LineReader> idle = [];

    /// <param name="language">One model; several joined by <c>+</c> need several recognisers.</param>
    /// <exception cref="MissingDependencyException">The model is not installed or damaged.</exception>
    /// <exception cref="UnsupportedModelException">The model is of another kind.</exception>
    public ManagedLineRecognizer(ModelFolder folder, string language)
        : this(Open(folder, language), KernelTiers.Best)
    {
    }

    internal ManagedLineRecognizer(LstmModel model, KernelTier tier, bool greedy = false, bool withDictionary = true)
    {
        (this.model, this.greedy, this.withDictionary) = (model, greedy, withDictionary);
        pass = ForwardPass.Create(model, tier);
        printed = new(() => [.. Enumerable.Range(0, model.Characters.Count).SelectMany(model.Characters.Text)]);
    }

    public IReadOnlyList<TextLine> Recognize(PagePicture page, IReadOnlyList<LineRegion> lines, TimeSpan limit, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        using var grey = page.Pixels.ToGrey();
        var cuts = lines.Select(l => Padded(l.Box, grey)).ToList();
        if (!idle.TryTake(out var reader))
            reader = NewReader();
        try
        {
            var words = reader.Read(grey, [.. lines.Select(l => l.Box)], cuts, either.Token);
            idle.Add(reader);
            return [.. lines.Zip(words, (line, found) => new TextLine(line.Box, line.Baseline, found))];
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new RecognizeException(IssueCodes.RecognitionTimeout, "Recognition took longer than the time limit for one page.");
        }
    }

    /// <summary>Whether the model knows all characters of a text.</summary>
    public bool Prints(string text) => text.All(printed.Value.Contains);

    internal LineReader NewReader() => new(model, pass, greedy, withDictionary);

    private static Box Padded(Box box, Pix page) => new(
        Math.Max(0, box.Left - Padding), Math.Max(0, box.Top - Padding), Math.Min(page.Width, box.Right + Padding), Math.Min(page.Height, box.Bottom + Padding));

    private static LstmModel Open(ModelFolder folder, string language)
    {
        var name = folder.Resolve([language]);
        if (name.Contains('+', StringComparison.Ordinal))
            throw new UnsupportedModelException(name, "it is several models");
        try
        {
            return LstmModel.Open(Path.Combine(folder.Path, name + ".traineddata"));
        }
        catch (BrokenModelException broken)
        {
            throw new MissingDependencyException(broken.Message, "Reinstall the packages of the models.", broken);
        }
        catch (IOException unreadable)
        {
            throw new MissingDependencyException(unreadable.Message, "Reinstall the packages of the models.", unreadable);
        }
    }
}
