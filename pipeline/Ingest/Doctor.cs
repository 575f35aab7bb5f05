using System.ComponentModel;
using System.Diagnostics;
using Ingest.Deposit;
using Ingest.Native;
using Ingest.Recognize;
using Microsoft.Data.Sqlite;

namespace Ingest;

/// <summary>One thing Ingest needs: what was found, or what to do about it.</summary>
public sealed record Dependency(string Name, bool Found, string Version, string Advice);

/// <summary>Looks for everything a run needs, without running anything on a page.</summary>
public sealed class Doctor(IngestOptions options, StorePlace store)
{
    public async Task<IReadOnlyList<Dependency>> ExamineAsync(CancellationToken cancel) =>
    [
        new(".NET runtime", true, Environment.Version.ToString(), ""),
        Library("libtesseract", "libtesseract5", () => NativeVersions.Tesseract),
        Library("liblept", "liblept5", () => NativeVersions.Leptonica),
        Library("libzbar", "libzbar0", () => NativeVersions.Zbar),
        .. RequiredModels.Of(options.Recognize).Select(Model),
        .. OtherModels(),
        await ProgramAsync("pdftoppm", cancel),
        await ProgramAsync("pdfinfo", cancel),
        Library("SQLite", "", SqliteVersion),
        .. store.IsFolder ? [] : new[] { await StoreAsync(cancel) },
    ];

    /// <summary>Only looks: the first run makes what is missing.</summary>
    private async Task<Dependency> StoreAsync(CancellationToken cancel)
    {
        var name = $"store {store}";
        try
        {
            var there = await Stores.ExistsAsync(store, options.Store, cancel);
            return new(name, true, $"{options.Store.ServiceVersion}, {(there ? "ready" : "empty: the first run makes it")}", "");
        }
        catch (IngestException e)
        {
            return new(name, false, "", $"{e.Message} {e.Advice}");
        }
    }

    /// <summary>What <c>--lang</c> could name beside what it names.</summary>
    private IEnumerable<Dependency> OtherModels()
    {
        var folder = new ModelFolder(options.Recognize.ModelFolder);
        var wanted = RequiredModels.Of(options.Recognize);
        return folder.Installed().Where(m => !wanted.Contains(m) && !wanted.Contains(Path.GetFileName(m)))
            .Select(m => new Dependency($"further model {m}", true, Path.Combine(folder.Path, m), ""));
    }

    private static Dependency Library(string name, string package, Func<string> version)
    {
        try
        {
            return new(name, true, version(), "");
        }
        catch (DllNotFoundException)
        {
            return new(name, false, "", $"apt-get install {package}");
        }
    }

    private Dependency Model(string language)
    {
        try
        {
            var folder = new ModelFolder(options.Recognize.ModelFolder);
            return new($"model {language}", true, Path.Combine(folder.Path, folder.Resolve([language])), "");
        }
        catch (IngestException e)
        {
            return new($"model {language}", false, "", e.Advice);
        }
    }

    private static async Task<Dependency> ProgramAsync(string name, CancellationToken cancel)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, ["-v"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var version = await process.StandardError.ReadLineAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new(name, true, version?.Split(' ')[^1] ?? "", "");
        }
        catch (Win32Exception)
        {
            return new(name, false, "", "apt-get install poppler-utils");
        }
    }

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
