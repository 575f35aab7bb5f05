using BenchmarkDotNet.Attributes;
using Ingest.Recognize.Managed;

namespace Ingest.Benchmarks;

/// <summary>From the last layer to characters, for all lines of a page: sums and probabilities, the plain reading, the search with and without dictionaries.</summary>
[MemoryDiagnoser]
public class LineDecodeBenchmarks
{
    private readonly Workspace work = new();
    private readonly List<DecodedCharacter> characters = [];
    private readonly List<float[]> scores = [];
    private ForwardPass pass = null!;
    private GreedyDecoder greedy = null!;
    private BeamDecoder plain = null!;
    private BeamDecoder dictionary = null!;
    private float[] room = [];

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        using var lines = await SampleLines.DrawAsync();
        var model = SampleLines.Model("deu");
        pass = ForwardPass.Create(model, KernelTiers.Best);
        (greedy, plain, dictionary) = (new GreedyDecoder(model), new BeamDecoder(model, withDictionary: false), new BeamDecoder(model, withDictionary: true));
        var batch = lines.Batch(pass);
        pass.Run(batch, work, CancellationToken.None);
        for (var i = 0; i < batch.Count; i++)
        {
            var line = new float[work.Steps[i] * pass.Outputs];
            Read(i, line);
            scores.Add(line);
        }
        room = new float[scores.Max(s => s.Length)];
    }

    [Benchmark]
    public void Probabilities()
    {
        for (var i = 0; i < scores.Count; i++)
            Read(i, room.AsSpan(0, scores[i].Length));
    }

    [Benchmark(Baseline = true)]
    public int Greedy() => Decode(greedy.Decode);

    [Benchmark]
    public int Beam() => Decode(plain.Decode);

    [Benchmark]
    public int BeamWithDictionaries() => Decode(dictionary.Decode);

    private delegate void Decoder(LineScores line, List<DecodedCharacter> result);

    private int Decode(Decoder decode)
    {
        characters.Clear();
        foreach (var line in scores)
            decode(new LineScores(line, pass.Outputs), characters);
        return characters.Count;
    }

    private void Read(int line, Span<float> probabilities)
    {
        pass.Logits(line, work, probabilities);
        Softmax.Apply(probabilities, pass.Outputs);
    }
}
