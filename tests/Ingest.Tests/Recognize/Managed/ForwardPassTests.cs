using System.Runtime.InteropServices;
using Ingest.Recognize.Managed;

namespace Ingest.Tests.Recognize.Managed;

public sealed class ForwardPassTests
{
    private static readonly int[] Widths = [3, 4, 61, 200, 47, 200, 149, 92];

    public static TheoryData<KernelTier> Tiers => new(Usable());

    [Theory]
    [InlineData("deu", 50)]
    [InlineData("eng", 31)]
    [InlineData("frk", 9)]
    [InlineData("Latin", 12)]
    public void A_line_gives_the_bits_the_rules_say(string name, int width)
    {
        var model = Models.Open(name);
        var network = LineNetwork.Of(model.Network, name);
        var picture = Picture(network.Height, width, 5);
        var expected = PlainNetwork.Logits(network, model.Seed, picture, width).SelectMany(r => r).ToArray();
        foreach (var tier in Usable())
            AssertSameBits(expected, Run(ForwardPass.Create(model, tier), [(width, picture)])[0]);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void A_line_gives_the_same_bits_alone_and_among_others(KernelTier tier)
    {
        var pass = ForwardPass.Create(Models.Open("deu"), tier);
        var lines = Lines(pass.Network.Height);
        var together = Run(pass, lines);
        for (var i = 0; i < lines.Length; i++)
            AssertSameBits(Run(pass, [lines[i]])[0], together[i]);
    }

    [Fact]
    public void All_tiers_give_the_same_bits()
    {
        var model = Models.Open("Fraktur");
        var plain = ForwardPass.Create(model, KernelTier.Portable);
        var lines = Lines(plain.Network.Height);
        var expected = Run(plain, lines);
        foreach (var tier in Usable())
        {
            var found = Run(ForwardPass.Create(model, tier), lines);
            for (var i = 0; i < lines.Length; i++)
                AssertSameBits(expected[i], found[i]);
        }
    }

    [Fact]
    public void A_second_page_needs_no_new_memory()
    {
        var pass = ForwardPass.Create(Models.Open("deu"), KernelTiers.Best);
        var (batch, work) = (new LineBatch(), new Workspace());
        var before = 0L;
        for (var page = 0; page < 3; page++)
        {
            Fill(batch, pass, Lines(pass.Network.Height));
            before = GC.GetAllocatedBytesForCurrentThread();
            pass.Run(batch, work, default);
            before = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, before);
    }

    [Fact]
    public void A_pass_can_be_canceled()
    {
        var pass = ForwardPass.Create(Models.Open("deu"), KernelTier.Portable);
        var batch = new LineBatch();
        Fill(batch, pass, Lines(pass.Network.Height));
        Assert.Throws<OperationCanceledException>(() => pass.Run(batch, new Workspace(), new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("deu")]
    [InlineData("eng")]
    [InlineData("frk")]
    [InlineData("Latin")]
    [InlineData("Fraktur")]
    public void The_largest_sum_of_a_field_gives_its_largest_output(string name)
    {
        var weights = LineNetwork.Of(Models.Open(name).Network, name).Convolution.Weights;
        var largest = weights.Columns * 127 * 127;
        var (places, sums) = (new int[4], new int[4]);
        Span<short> rounded = stackalloc short[4];
        foreach (var scale in weights.Scales)
        {
            var last = short.MinValue;
            for (var sum = -largest; sum < largest; sum += 4)
            {
                for (var i = 0; i < sums.Length; i++)
                    sums[i] = sum + i;
                var value = Lanes128.Multiply(Lanes128.ToFloat(Lanes128.Load(ref sums[0])), System.Runtime.Intrinsics.Vector128.Create(scale));
                Lanes128.Store(Lanes128.Place(value, out var fraction), ref places[0]);
                Lanes128.StoreRounded(Lanes128.Tanh(ref SquashTables.Tanh[0], ref places[0], fraction), ref rounded[0]);
                foreach (var number in rounded)
                {
                    Assert.True(number >= last);
                    last = number;
                }
            }
        }
    }

    private static KernelTier[] Usable() =>
        System.Runtime.Intrinsics.X86.Avx2.IsSupported ? [KernelTier.Portable, KernelTier.Avx2, KernelTier.Avx512] : [KernelTier.Portable];

    private static (int Width, short[] Picture)[] Lines(int height) => [.. Widths.Select((width, i) => (width, Picture(height, width, i)))];

    private static short[] Picture(int height, int width, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, height * width).Select(_ => (short)random.Next(-127, 128))];
    }

    private static void Fill(LineBatch batch, ForwardPass pass, (int Width, short[] Picture)[] lines)
    {
        batch.Clear();
        for (var i = 0; i < lines.Length; i++)
            lines[i].Picture.CopyTo(batch.Add(lines[i].Width, pass.Network.Height, i));
        batch.SortWidestFirst();
    }

    private static float[][] Run(ForwardPass pass, (int Width, short[] Picture)[] lines)
    {
        var (batch, work) = (new LineBatch(), new Workspace());
        Fill(batch, pass, lines);
        pass.Run(batch, work, default);
        var results = new float[lines.Length][];
        for (var i = 0; i < lines.Length; i++)
        {
            results[batch[i].Tag] = new float[pass.Steps(batch[i].Width) * pass.Outputs];
            pass.Logits(i, work, results[batch[i].Tag]);
        }
        return results;
    }

    private static void AssertSameBits(float[] expected, float[] found) =>
        Assert.True(MemoryMarshal.AsBytes<float>(expected).SequenceEqual(MemoryMarshal.AsBytes<float>(found)));
}
