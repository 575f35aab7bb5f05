using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ingest.Tests.Support;

/// <summary>
/// A blob service of its own on a free port, with its data in a temporary folder. It ends by SIGTERM, never SIGKILL (it would lose what it has acknowledged),
/// and also when the process that started it is gone. Disposing waits for its end.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>Published with the program, the same everywhere: no secret. Tests look for it as if it were one.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public const string Account = "devstoreaccount1";

    // A shell between us: it reads our pipe to its end, which comes with our own, whatever that was.
    private const string Keeper =
        """
        node "$1" --location "$2" --blobPort "$3" --silent --disableTelemetry & server=$!
        cat >/dev/null
        kill -TERM $server
        wait $server
        rm -rf "$2"
        """;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process keeper;

    private Azurite(Process keeper, int port) => (this.keeper, Endpoint) = (keeper, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));

    public Uri Endpoint { get; }

    public string ConnectionString => ConnectionTo(Endpoint);

    /// <param name="endpoint">The server, or something that stands in front of it.</param>
    public static string ConnectionTo(Uri endpoint, string key = Key) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};BlobEndpoint={endpoint.GetLeftPart(UriPartial.Authority)}/{Account};";

    /// <param name="install">The script that knows where Azurite lies and installs it: <c>pipeline/.install.sh</c>.</param>
    public static async Task<Azurite> StartAsync(string install)
    {
        var folder = await FolderAsync(install);
        var port = FreePort();
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "-c", Keeper, "azurite", Path.Combine(folder, "node_modules/azurite/dist/src/blob/main.js"),
            Directory.CreateTempSubdirectory("ingest-azurite-").FullName, port.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var azurite = new Azurite(Process.Start(start)!, port);
        azurite.keeper.BeginOutputReadLine();
        azurite.keeper.BeginErrorReadLine();
        await azurite.AnswersAsync();
        return azurite;
    }

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }

    private static async Task<string> FolderAsync(string install)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", "set -euo pipefail; source \"$1\"; ingest_azurite", "install", install])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = bash.StandardError.ReadToEndAsync();
        var folder = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return bash.ExitCode == 0 ? folder.Trim() : throw new InvalidOperationException($"Azurite is missing and could not be installed:\n{await errors}");
    }

    private async Task AnswersAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Endpoint.Port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
