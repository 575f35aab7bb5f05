using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize.Managed;

namespace Ingest.Tests.Recognize.Managed;

/// <summary>Lines read without any search, the likeliest code of each timestep, and by a search without dictionaries.</summary>
internal sealed class PlainReading(LstmModel model)
{
    private readonly ForwardPass pass = ForwardPass.Create(model, KernelTiers.Best);
    private readonly GreedyDecoder greedy = new(model);
    private readonly BeamDecoder search = new(model, withDictionary: false);
    private readonly LineCutter cutter = new();
    private readonly LineBatch batch = new();
    private readonly Workspace work = new();

    /// <summary>By number of the line; lines without a picture are missing.</summary>
    public Dictionary<int, (List<string> Plain, List<string> Searched)> Read(Pix page, IReadOnlyList<Box> lines)
    {
        batch.Clear();
        for (var i = 0; i < lines.Count; i++)
            cutter.TryAdd(page, lines[i], pass.Network.Height, pass.Network.FieldWidth, batch, i, invert: false, out _);
        batch.SortWidestFirst();
        if (batch.Count > 0)
            pass.Run(batch, work, default);
        return Enumerable.Range(0, batch.Count).ToDictionary(i => batch[i].Tag, Decode);
    }

    private (List<string> Plain, List<string> Searched) Decode(int line)
    {
        var numbers = new float[pass.Steps(batch[line].Width) * pass.Outputs];
        pass.Logits(line, work, numbers);
        Softmax.Apply(numbers, pass.Outputs);
        var scores = new LineScores(numbers, pass.Outputs);
        var (plain, searched) = (new List<DecodedCharacter>(), new List<DecodedCharacter>());
        greedy.Decode(scores, plain);
        search.Decode(scores, searched);
        return (Symbols(plain), Symbols(searched));
    }

    private List<string> Symbols(IEnumerable<DecodedCharacter> characters) => [.. characters.Where(c => c.Id != CharacterSet.Space).Select(c => model.Characters.Text(c.Id))];
}
