using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Ingest.Recognize.Managed;

namespace Ingest.Benchmarks;

/// <summary>
/// The two kernels in which a network spends its time, over all panels of the widest layer of deu (96 inputs, 192 cells) and 48 rows:
/// 10.6 million products of sums, and 9,216 cells with five squashed numbers each.
/// </summary>
public class KernelBenchmarks
{
    private const int Rows = 48;

    private Action products = null!;
    private Action cells = null!;

    [Params(KernelTier.Portable, KernelTier.Avx2, KernelTier.Avx512)]
    public KernelTier Tier { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var layer = LineNetwork.Of(SampleLines.Model("deu").Network, "deu").Rows[^1].Layer;
        (products, cells) = Tier switch
        {
            KernelTier.Avx512 => Kernels<Lanes512, Vector512<int>, Vector512<float>>(layer),
            KernelTier.Avx2 => Kernels<Lanes256, Vector256<int>, Vector256<float>>(layer),
            _ => Kernels<Lanes128, Vector128<int>, Vector128<float>>(layer),
        };
        products();
    }

    [Benchmark]
    public void Products() => products();

    [Benchmark]
    public void Cells() => cells();

    private static (Action Products, Action Cells) Kernels<TLanes, TInt, TFloat>(LstmLayer layer)
        where TLanes : struct, ILanes<TInt, TFloat>
        where TInt : struct
        where TFloat : struct
    {
        var weights = PackedWeights.Of(layer, TLanes.Count);
        var random = new Random(1);
        short[] inputs = [.. Enumerable.Range(0, Rows * layer.Inputs).Select(_ => (short)random.Next(-127, 128))];
        var states = new short[Rows * layer.Outputs];
        int[] inputRows = [.. Enumerable.Range(0, Rows).Select(r => r * layer.Inputs)];
        int[] stateRows = [.. Enumerable.Range(0, Rows).Select(r => r * layer.Outputs)];
        var sums = new int[Rows * PackedWeights.Vectors * TLanes.Count];
        var memory = new float[Rows * layer.Outputs];
        var room = new SquashRoom();
        return (
            () =>
            {
                for (var panel = 0; panel < weights.Panels; panel++)
                    PanelKernel<TLanes, TInt, TFloat>.Multiply(weights, panel, ref inputs[0], inputRows, ref states[0], stateRows, fresh: false, Rows, sums);
            },
            () =>
            {
                for (var panel = 0; panel < weights.Panels; panel++)
                    CellKernel<TLanes, TInt, TFloat>.Step(weights, panel, sums, memory, layer.Outputs, ref states[0], stateRows, Rows, room);
            });
    }
}
