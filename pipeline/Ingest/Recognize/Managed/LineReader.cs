using System.Runtime.InteropServices;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Recognize.Managed;

/// <summary>Reads the lines of one page at a time; holds the memory for it, so it is kept for the next page. Not thread-safe.</summary>
internal sealed class LineReader(LstmModel model, ForwardPass pass, bool greedy, bool withDictionary)
{
    /// <summary>Timesteps computed together: some lines, from four on they are as fast as a page full, and a bound on memory (about 1 kB each).</summary>
    private const int MostSteps = 6_000;
    /// <summary>Tesseract's own limit below which it tries the negative of a line.</summary>
    private const float DoubtfulMean = 0.7f;

    private readonly LineCutter cutter = new();
    private readonly LineBatch batch = new();
    private readonly Workspace work = new();
    private readonly GreedyDecoder greedyDecoder = new(model);
    private readonly Lazy<BeamDecoder> beamDecoder = new(() => new BeamDecoder(model, withDictionary));
    private readonly WordAssembler assembler = new(model.Characters, pass.Network.FieldWidth);
    private readonly List<DecodedCharacter> characters = [];
    private float[] scores = [];
    private LineCut[] knowledge = [];
    private float[] means = [];

    /// <summary>Called with the number of each line and its characters, the negative after the positive; for tests.</summary>
    internal Action<int, IReadOnlyList<DecodedCharacter>>? Decoded { get; set; }

    /// <param name="page">8 bits deep.</param>
    /// <param name="cuts">The pictures of the lines, inside the page.</param>
    public IReadOnlyList<Word>[] Read(Pix page, IReadOnlyList<Box> lines, IReadOnlyList<Box> cuts, CancellationToken cancel)
    {
        var words = new IReadOnlyList<Word>[cuts.Count];
        Array.Fill(words, []);
        Room.Ensure(ref knowledge, cuts.Count);
        Room.Ensure(ref means, cuts.Count);
        Array.Fill(means, float.PositiveInfinity, 0, cuts.Count);
        ReadAll(page, lines, cuts, Enumerable.Range(0, cuts.Count), invert: false, words, cancel);
        ReadAll(page, lines, cuts, Enumerable.Range(0, cuts.Count).Where(i => means[i] < DoubtfulMean).ToList(), invert: true, words, cancel);
        return words;
    }

    private void ReadAll(Pix page, IReadOnlyList<Box> lines, IReadOnlyList<Box> cuts, IEnumerable<int> numbers, bool invert, IReadOnlyList<Word>[] words, CancellationToken cancel)
    {
        var height = pass.Network.Height;
        batch.Clear();
        foreach (var number in numbers)
        {
            cancel.ThrowIfCancellationRequested();
            if (batch.Count > 0 && batch.Size > MostSteps * pass.Network.FieldWidth * height)
                ReadBatch(page, lines, cuts, invert, words, cancel);
            cutter.TryAdd(page, cuts[number], height, pass.Network.FieldWidth, batch, number, invert, out knowledge[number]);
        }
        ReadBatch(page, lines, cuts, invert, words, cancel);
    }

    private void ReadBatch(Pix page, IReadOnlyList<Box> lines, IReadOnlyList<Box> cuts, bool invert, IReadOnlyList<Word>[] words, CancellationToken cancel)
    {
        if (batch.Count == 0)
            return;
        batch.SortWidestFirst();
        pass.Run(batch, work, cancel);
        for (var i = 0; i < batch.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var number = batch[i].Tag;
            var result = Scores(i);
            var mean = result.MeanOfBest(model.NullCode);
            if (invert && mean <= means[number])
                continue;
            means[number] = mean;
            characters.Clear();
            if (greedy)
                greedyDecoder.Decode(result, characters);
            else
                beamDecoder.Value.Decode(result, characters);
            Decoded?.Invoke(number, characters);
            words[number] = assembler.Words(CollectionsMarshal.AsSpan(characters), page, lines[number], cuts[number].Left, knowledge[number]);
        }
        batch.Clear();
    }

    private LineScores Scores(int line)
    {
        var size = pass.Steps(batch[line].Width) * pass.Outputs;
        Room.Ensure(ref scores, size);
        var all = scores.AsSpan(0, size);
        pass.Logits(line, work, all);
        Softmax.Apply(all, pass.Outputs);
        return new LineScores(all, pass.Outputs);
    }
}
