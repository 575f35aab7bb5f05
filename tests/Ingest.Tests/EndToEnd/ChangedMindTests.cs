using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>A delivery that is run with the wrong settings, and then with others.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class ChangedMindTests(BriefDelivery delivery)
{
    [Theory]
    [InlineData("run")]
    [InlineData("ocr")]
    public async Task A_model_that_is_not_installed_is_named_before_anything_is_begun(string command)
    {
        var store = delivery.NewStore();
        string[] place = command == "run" ? ["--store", store] : ["--out", store];

        var run = (await IngestProcess.RunAsync([command, delivery.Input, .. place, "--lang", "deu+tlh"])).Exits(3);

        Assert.Contains("tlh.traineddata", run.Error, StringComparison.Ordinal);
        Assert.Contains("apt-get install tesseract-ocr-tlh", run.Error, StringComparison.Ordinal);
        if (command == "run")
            Assert.Contains("No batch", (await IngestProcess.RunAsync(["resume", "--store", store])).Exits(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_come_too_late_are_named()
    {
        var store = delivery.NewStore();
        (await delivery.RunAsync(store)).Exits(0);

        var again = (await IngestProcess.RunAsync(["run", delivery.Input, "--store", store, "--lang", "eng"])).Exits(0);
        Assert.Contains("other settings (Recognize:Languages), which stay", again.Error, StringComparison.Ordinal);

        var same = (await IngestProcess.RunAsync(["run", delivery.Input, "--store", store])).Exits(0);
        Assert.DoesNotContain("other settings", same.Error, StringComparison.Ordinal);
    }
}
