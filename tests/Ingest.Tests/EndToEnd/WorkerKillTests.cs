using System.Diagnostics;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>Promise 2 for processes that die at a moment nobody chose: workers under a running supervisor, and the supervisor itself.</summary>
[Collection(nameof(BriefDelivery))]
public sealed class WorkerKillTests(BriefDelivery delivery)
{
    private static readonly int WorkerKills = TestScope.All ? 50 : 6;
    private static readonly int SupervisorKills = TestScope.All ? 20 : 3;

    [Fact]
    public async Task Workers_killed_at_random_moments_change_nothing_in_the_store()
    {
        var calm = await CalmAsync();
        var random = new Random(7);
        for (var killed = 0; killed < WorkerKills;)
        {
            var store = delivery.NewStore();
            using var run = Start(store);
            while (!run.HasExited)
            {
                await Task.Delay(random.Next(200, 1500));
                var workers = WorkersOf(run);
                if (workers.Count > 0 && TryKill(workers[random.Next(workers.Count)]))
                    killed++;
            }
            Assert.Equal(0, run.ExitCode);
            Assert.Equal(calm, Content(store));
            Directory.Delete(store, recursive: true);
        }
    }

    [Fact]
    public async Task A_supervisor_killed_at_a_random_moment_leaves_no_worker_and_resume_finishes()
    {
        var calm = await CalmAsync();
        var random = new Random(8);
        for (var kill = 0; kill < SupervisorKills; kill++)
        {
            var store = delivery.NewStore();
            using (var run = Start(store))
            {
                await Task.Delay(random.Next(300, 9000));
                var workers = WorkersOf(run);
                TryKill(run);
                await run.WaitForExitAsync();
                foreach (var worker in workers)
                    await EndedAsync(worker.Id).WaitAsync(TimeSpan.FromSeconds(60));
            }
            if (Directory.Exists(Path.Combine(store, ".state")))
                (await BriefDelivery.ResumeAsync(store)).Exits(0);
            (await delivery.RunAsync(store)).Exits(0);
            Assert.Equal(calm, Content(store));
            Directory.Delete(store, recursive: true);
        }
    }

    [Fact]
    public async Task A_page_that_ends_its_worker_is_alone_in_quarantine_and_the_run_exits_10()
    {
        var store = delivery.NewStore();
        var faulty = Path.Combine(AppContext.BaseDirectory, "Ingest.FaultyWorker.dll");
        var first = Path.GetFileName(Directory.EnumerateFiles(delivery.Input, "stack-*").Order(StringComparer.Ordinal).First());
        var outcome = await IngestProcess.RunAsync(
            ["run", delivery.Input, "--store", store, "--clock", BriefDelivery.Clock, "-q", "--json"],
            new Dictionary<string, string> { ["Ingest__Workers__Program"] = $"dotnet+{faulty}+crashing-decoder+{first}#2+real" });
        var report = outcome.Exits(10).Json;
        var account = report.GetProperty("account");
        Assert.Equal((true, 1), (account.GetProperty("closed").GetBoolean(), account.GetProperty("quarantined").GetInt32()));
        var page = Assert.Single(report.GetProperty("pages").EnumerateArray(), p => p.GetProperty("state").GetString() == "quarantined");
        Assert.Equal(($"{first}#2", "worker-died"), (page.GetProperty("page").GetString(), page.GetProperty("reason").GetString()));
        (await IngestProcess.RunAsync(["verify", "--store", store])).Exits(0);
        await TransferNotes.AreWholeAsync(store);
    }

    private async Task<string> CalmAsync()
    {
        var store = delivery.NewStore();
        (await delivery.RunAsync(store)).Exits(0);
        return Content(store);
    }

    private static string Content(string store) => string.Join('\n', [.. StoreContent.Files(store), .. StoreContent.JournalStates(store)]);

    /// <summary>Deaths that nobody is to blame for do not count towards quarantine here.</summary>
    private Process Start(string store)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true };
        foreach (var argument in (string[])[typeof(Ingest.Cli.Program).Assembly.Location, "run", delivery.Input, "--store", store, "--clock", BriefDelivery.Clock, "-q"])
            start.ArgumentList.Add(argument);
        start.Environment["Ingest__Workers__MaxDeaths"] = "1000";
        return Process.Start(start)!;
    }

    private static List<Process> WorkersOf(Process run)
    {
        var workers = new List<Process>();
        foreach (var process in Process.GetProcessesByName("dotnet"))
            if (IsWorkerOf(run, process))
                workers.Add(process);
            else
                process.Dispose();
        return workers;
    }

    private static bool IsWorkerOf(Process run, Process process)
    {
        try
        {
            // pid (comm) state ppid ...
            var parent = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[^1].Split(' ')[1];
            return parent == run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
                && File.ReadAllText($"/proc/{process.Id}/cmdline").TrimEnd('\0').EndsWith("\0worker", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>An orphan that has ended stays a zombie until the first process of the machine looks after it.</summary>
    private static async Task EndedAsync(int process)
    {
        while (StateOf(process) is not ("" or "Z"))
            await Task.Delay(50);
    }

    private static string StateOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1][..1];
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static bool TryKill(Process process)
    {
        try
        {
            process.Kill();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
