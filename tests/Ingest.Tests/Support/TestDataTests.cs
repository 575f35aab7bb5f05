namespace Ingest.Tests.Support;

public class TestDataTests
{
    [Fact]
    public void On_the_build_server_the_real_test_data_are_there() =>
        Assert.True(TestData.Available || !TestScope.Ci, $"CI=true and no test data at {TestData.Root}; set INGEST_TESTDATA.");

    [Fact]
    public void A_seeded_choice_keeps_order_and_is_the_same_every_time()
    {
        var numbers = Enumerable.Range(0, 100).ToList();
        var once = TestScope.Choose(numbers, 7);
        Assert.Equal(once, TestScope.Choose(numbers, 7));
        Assert.Equal(once.Order(), once);
        Assert.Equal(TestScope.All ? 100 : 7, once.Count);
    }
}
