using Ingest.Model;
using Ingest.Native;
using Ingest.Recognize;
using Ingest.Recognize.Managed;
using Ingest.Sample;

namespace Ingest.Benchmarks;

/// <summary>The lines of a generated page of minutes at 300 dpi: the load of the recognition benchmarks.</summary>
internal sealed class SampleLines : IDisposable
{
    private readonly Pix page;

    private SampleLines(Pix page, IReadOnlyList<Box> boxes) => (this.page, Boxes) = (page, boxes);

    public IReadOnlyList<Box> Boxes { get; }

    public Pix Page => page;

    public static async Task<SampleLines> DrawAsync()
    {
        var drawn = (await SamplePages.MinutesAsync(1, new SampleScan(), CancellationToken.None))[0];
        using var delivered = Pix.Decode(drawn.Bytes.Span);
        using var plain = delivered.Opaque();
        return new SampleLines(plain.ToGrey(), [.. drawn.Text.Lines.Select(l => l.Box)]);
    }

    public static LstmModel Model(string name)
    {
        var folder = new ModelFolder("");
        return LstmModel.Open(Path.Combine(folder.Path, folder.Resolve([name]) + ".traineddata"));
    }

    public LineBatch Batch(ForwardPass pass)
    {
        var (cutter, batch) = (new LineCutter(), new LineBatch());
        for (var i = 0; i < Boxes.Count; i++)
            cutter.TryAdd(page, Boxes[i], pass.Network.Height, pass.Network.FieldWidth, batch, i, invert: false, out _);
        batch.SortWidestFirst();
        return batch;
    }

    public void Dispose() => page.Dispose();
}
