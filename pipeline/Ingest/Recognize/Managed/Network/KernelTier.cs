using System.Runtime.Intrinsics.X86;

namespace Ingest.Recognize.Managed;

/// <summary>Which instructions the kernels use. The results are the same to the bit.</summary>
public enum KernelTier
{
    /// <summary>Any processor.</summary>
    Portable,
    Avx2,
    Avx512,
}

internal static class KernelTiers
{
    /// <summary>The fastest tier of this processor. <c>DOTNET_EnableAVX512</c> and <c>DOTNET_EnableAVX2</c> set to 0 switch tiers off; machine code has the tier it was made with.</summary>
    public static KernelTier Best { get; } =
        Avx512BW.IsSupported ? KernelTier.Avx512
        : Avx2.IsSupported ? KernelTier.Avx2
        : KernelTier.Portable;
}
