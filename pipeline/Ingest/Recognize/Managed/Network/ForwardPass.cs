namespace Ingest.Recognize.Managed;

/// <summary>
/// A network ready to compute, for one kernel tier. Shared by all threads: what changes is in the batch and in the <see cref="Workspace"/> of the caller.
/// </summary>
internal abstract class ForwardPass
{
    public abstract LineNetwork Network { get; }

    public int Outputs => Network.Output.Outputs;

    /// <summary>Timesteps of a line of this width.</summary>
    public int Steps(int width) => width / Network.FieldWidth;

    /// <summary>Computes all layers but the last for all lines of a sorted batch.</summary>
    public abstract void Run(LineBatch batch, Workspace work, CancellationToken cancel);

    /// <summary>Computes the sums of the last layer for one line of the batch just run.</summary>
    /// <param name="logits">Room for steps by outputs.</param>
    public abstract void Logits(int line, Workspace work, Span<float> logits);

    /// <exception cref="UnsupportedModelException">A network of another shape.</exception>
    public static ForwardPass Create(LstmModel model, KernelTier tier)
    {
        var network = LineNetwork.Of(model.Network, model.Name);
        return tier switch
        {
            KernelTier.Avx512 => new ForwardPass<Lanes512, System.Runtime.Intrinsics.Vector512<int>, System.Runtime.Intrinsics.Vector512<float>>(network, model.Seed),
            KernelTier.Avx2 => new ForwardPass<Lanes256, System.Runtime.Intrinsics.Vector256<int>, System.Runtime.Intrinsics.Vector256<float>>(network, model.Seed),
            _ => new ForwardPass<Lanes128, System.Runtime.Intrinsics.Vector128<int>, System.Runtime.Intrinsics.Vector128<float>>(network, model.Seed),
        };
    }
}
