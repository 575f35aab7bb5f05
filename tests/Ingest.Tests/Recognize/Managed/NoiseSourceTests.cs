using Ingest.Recognize.Managed;

namespace Ingest.Tests.Recognize.Managed;

public sealed class NoiseSourceTests
{
    // The C++ standard (rand.predef) names the number minstd_rand gives when called the 10,000th time.
    private const double TenThousandth = 399268537;

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void The_noise_is_that_of_the_standard_generator(long seed)
    {
        var noise = new NoiseSource(seed);
        for (var i = 0; i < 9998; i++)
            noise.Next();
        Assert.Equal((short)Math.Round(254 * TenThousandth / int.MaxValue - 127, MidpointRounding.AwayFromZero), noise.Next());
    }
}
