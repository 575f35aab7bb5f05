using Ingest.Native;
using Xunit.Sdk;

namespace Ingest.Tests.Support;

[Collection(LeakCheck.Collection)]
public class LeakCheckTests
{
    [Fact]
    public void A_disposed_image_is_no_leak()
    {
        using var check = new LeakCheck();
        Pix.Create(8, 8, 1).Dispose();
    }

    [Fact]
    public void An_image_still_alive_is_a_leak()
    {
        var check = new LeakCheck();
        using var forgotten = Pix.Create(8, 8, 1);
        Assert.Throws<EqualException>(check.Dispose);
    }
}
