using Xunit.Sdk;

namespace Ingest.Tests.Support;

public class GoldenTests
{
    [Fact]
    public void A_text_unlike_its_golden_fails()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "one\n"u8);
        Golden.Verify(folder.Root, "a.txt", "one\n", approve: false);
        Assert.Throws<EqualException>(() => Golden.Verify(folder.Root, "a.txt", "two\n", approve: false));
    }

    [Fact]
    public void A_missing_golden_fails_and_says_how_to_write_it()
    {
        using var folder = new TempFolder();
        var fault = Assert.ThrowsAny<XunitException>(() => Golden.Verify(folder.Root, "new.txt", "one\n", approve: false));
        Assert.Contains("INGEST_APPROVE=1", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["new.txt"]));
    }

    [Fact]
    public void Approving_writes_the_golden_except_on_the_build_server()
    {
        using var folder = new TempFolder();
        void Approve() => Golden.Verify(folder.Root, "deep/new.txt", "one\n", approve: true);
        if (TestScope.Ci)
            Assert.ThrowsAny<XunitException>(Approve);
        else
            Approve();
        Assert.Equal(!TestScope.Ci, File.Exists(folder["deep", "new.txt"]));
    }
}
