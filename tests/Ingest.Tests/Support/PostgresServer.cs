using System.Diagnostics;

namespace Ingest.Tests.Support;

/// <summary>
/// A PostgreSQL of the tests' own: data in a temporary folder, reached by a socket in it, nothing is synchronised. It ends with the test process, whatever
/// ends that: the shell around it waits for the end of its input.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("ingest-pg-").FullName;
    private Process? shell;

    /// <summary>Without a database or schema.</summary>
    public string ConnectionString => $"Host={folder};Username=tests;Database=postgres;Pooling=true;Maximum Pool Size=8";

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        start.ArgumentList.Add("postgres");
        start.ArgumentList.Add(folder);
        shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadLineAsync();
        Assert.True(said == "ready", $"PostgreSQL did not start (Debian package postgresql): {said}\n{(shell.HasExited ? await shell.StandardError.ReadToEndAsync() : "")}");
    }

    public async Task DisposeAsync()
    {
        if (shell is not null)
        {
            shell.StandardInput.Close();
            await shell.WaitForExitAsync();
            shell.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    // PostgreSQL refuses to run as root
    private const string Script =
        """
        set -u
        folder=$1 data=$1/data
        PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
        as=()
        if ((EUID == 0)); then
          chown postgres "$folder" && as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
        fi
        cd /
        "${as[@]}" initdb -D "$data" -U tests -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 || { tail -n 3 "$folder/log"; exit 1; }
        "${as[@]}" postgres -D "$data" -k "$folder" -F -c listen_addresses= -c synchronous_commit=off -c full_page_writes=off -c max_connections=40 >>"$folder/log" 2>&1 &
        server=$!
        trap 'kill -INT $server 2>/dev/null; wait $server' EXIT
        for ((i = 0; i < 300; i++)); do
          "${as[@]}" pg_isready -q -h "$folder" && break
          kill -0 $server 2>/dev/null || { tail -n 3 "$folder/log"; exit 1; }
          sleep 0.1
        done
        echo ready
        while read -r _; do :; done
        """;
}
