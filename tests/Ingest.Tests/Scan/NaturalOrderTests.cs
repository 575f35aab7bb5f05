using Ingest.Scan;

namespace Ingest.Tests.Scan;

public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("2.jpg", "10.jpg")]
    [InlineData("a2b10", "a2b11")]
    [InlineData("page 9", "Page 10")]
    [InlineData("01", "1")]
    [InlineData("A", "a")]
    [InlineData("box/2", "box1/1")]
    [InlineData("x", "x1")]
    [InlineData("9", "99999999999999999999999999999999")]
    public void The_first_comes_before_the_second(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
    }
}
