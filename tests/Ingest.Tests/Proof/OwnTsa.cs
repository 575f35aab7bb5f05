using System.Net;
using System.Net.Sockets;
using Ingest.Tests.Support;

namespace Ingest.Tests.Proof;

/// <summary>A time stamping authority of the tests' own: OpenSSL answers, a small listener carries.</summary>
internal sealed class OwnTsa : IAsyncDisposable
{
    private const string Configuration = """
        [req]
        distinguished_name = dn
        prompt = no
        [dn]
        CN = Test
        [ca]
        basicConstraints = critical,CA:true
        keyUsage = critical,keyCertSign
        [stamper]
        basicConstraints = CA:false
        keyUsage = critical,digitalSignature
        extendedKeyUsage = critical,timeStamping
        [tsa]
        default_tsa = own
        [own]
        serial = ./serial
        signer_cert = ./tsa.pem
        certs = ./ca.pem
        signer_key = ./tsa.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256

        """;

    private readonly TempFolder folder = new();
    private readonly HttpListener listener = new();
    private readonly Task serving;

    private OwnTsa(int port)
    {
        Url = $"http://127.0.0.1:{port}/tsa/";
        listener.Prefixes.Add(Url);
        listener.Start();
        serving = ServeAsync();
    }

    public string Url { get; }

    public string Roots => folder["ca.pem"];

    /// <summary>Answers 503 while true.</summary>
    public bool Away { get; set; }

    /// <summary>Stamps something else than it was asked to.</summary>
    public bool Lies { get; set; }

    public int Asked { get; private set; }

    public static async Task<OwnTsa> StartAsync()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var tsa = new OwnTsa(port);
        await tsa.folder.MakeAsync();
        return tsa;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
        folder.Dispose();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                Asked++;
                using var query = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(query);
                if (Away)
                    context.Response.StatusCode = 503;
                else
                    await context.Response.OutputStream.WriteAsync(await AnswerAsync(query.ToArray()));
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task<byte[]> AnswerAsync(byte[] query)
    {
        if (Lies)
            await folder.OpenSslAsync("ts", "-query", "-digest", new string('0', 64), "-sha256", "-cert", "-out", "query.tsq");
        else
            folder.Write("query.tsq", query);
        await folder.OpenSslAsync("ts", "-reply", "-config", "own.cnf", "-section", "own", "-queryfile", "query.tsq", "-out", "reply.tsr");
        return await File.ReadAllBytesAsync(folder["reply.tsr"]);
    }

    internal static string Text => Configuration;
}

/// <summary>The keys and certificates of the authority.</summary>
internal static class OwnTsaFiles
{
    public static async Task MakeAsync(this TempFolder folder)
    {
        File.WriteAllText(folder["own.cnf"], OwnTsa.Text);
        File.WriteAllText(folder["serial"], "01\n");
        await folder.OpenSslAsync("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-config", "own.cnf", "-extensions", "ca", "-subj", "/CN=Root", "-days", "3650", "-keyout", "ca.key", "-out", "ca.pem");
        await folder.OpenSslAsync("req", "-newkey", "rsa:2048", "-nodes", "-config", "own.cnf", "-subj", "/CN=Stamper", "-keyout", "tsa.key", "-out", "tsa.csr");
        await folder.OpenSslAsync("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "3650", "-extfile", "own.cnf", "-extensions", "stamper", "-out", "tsa.pem");
    }

    public static async Task OpenSslAsync(this TempFolder folder, params string[] arguments) =>
        await Tool.RunAsync("sh", ["-c", "cd \"$0\" && exec openssl \"$@\"", folder.Root, .. arguments]);
}
