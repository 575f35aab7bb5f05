using Ingest.Cli.Settings;
using Ingest.Cli.Terminal;
using Ingest.Deposit;
using Ingest.Sample;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest run</c> with nothing else: the first thing a new user sees. Makes a delivery, ingests it, says where to look.</summary>
internal static class SampleRun
{
    public static async Task<(EffectiveSettings, RunRequest)> PrepareAsync(
        EffectiveSettings settings, RunRequest request, string store, Messages messages, CancellationToken cancel)
    {
        var root = Path.GetFullPath(store);
        var delivery = Path.Combine(root, ".state", "sample-delivery");
        if (!SampleDelivery.IsAt(delivery))
        {
            messages.Line("No INPUT given: making a sample delivery (generated pages, marked MUSTER) ...");
            await SampleDelivery.WriteAsync(delivery, new SampleOptions(), cancel);
        }
        return (
            settings with { Store = StorePlace.OfFolder(root), State = Path.Combine(root, ".state"), Organisation = "muster" },
            request with { Inputs = SampleDelivery.StacksIn(delivery), Organisation = "muster" });
    }

    public static void SayWhereToLook(RunOutcome outcome, string store, Messages messages)
    {
        var first = outcome.Report.Documents.OrderByDescending(d => d.Confidence).FirstOrDefault();
        messages.Line("");
        messages.Line($"The sample lies in ./{store}. Look at it with:");
        messages.Line($"  pipeline/ingest list --store {store}");
        messages.Line($"  pipeline/ingest search Bescheid --store {store}");
        if (first is not null)
            messages.Line($"  pipeline/ingest get {first.Id} --as pdf -o sample.pdf --store {store}");
    }
}
