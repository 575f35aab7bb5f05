using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The same delivery in a folder and in blobs, once for the tests that look at both.</summary>
public sealed class TwoStores(BriefDelivery delivery) : IAsyncLifetime
{
    public string Folder { get; } = delivery.NewStore();

    public AzureRun Azure { get; } = new(delivery);

    public string Report => Path.Combine(Azure.Root, "report.json");

    public IngestProcess.Outcome AzureOutcome { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Azure.Root);
        (await delivery.RunAsync(Folder)).Exits(0);
        AzureOutcome = (await Azure.RunAsync("", "-v", "--report", Report)).Exits(0);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
