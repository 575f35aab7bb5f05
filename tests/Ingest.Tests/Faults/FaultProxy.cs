using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ingest.Tests.Faults;

public enum WireFault
{
    None,
    /// <summary>The server does not even hear of it.</summary>
    InternalError,
    Busy,
    CutBefore,
    Silence,
    /// <summary>The server has done it; nobody learns of it.</summary>
    LostAnswer,
    HalfAnswer,
    FlippedBitUp,
    FlippedBitDown,
}

/// <summary>
/// Stands between a store and its blob service and does to each request what <see cref="Plan"/> says. One request per connection; bytes are passed on as
/// they are, so signatures hold.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly int upstream;
    private readonly Task accepting;
    private int requests;

    public FaultProxy(Uri upstream)
    {
        this.upstream = upstream.Port;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Endpoint => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));

    /// <summary>By the number of the request, from 1.</summary>
    public Func<int, WireFault> Plan { get; set; } = _ => WireFault.None;

    public int Requests => requests;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await RequestAsync(stream);
                if (request.Length > 0)
                    await HandleAsync(stream, request, Plan(Interlocked.Increment(ref requests)));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // The other side went away, which is its right.
            }
        }
    }

    private async Task HandleAsync(NetworkStream client, byte[] request, WireFault fault)
    {
        switch (fault)
        {
            case WireFault.InternalError or WireFault.Busy:
                await client.WriteAsync(Encoding.ASCII.GetBytes(fault == WireFault.Busy
                    ? "HTTP/1.1 503 Busy\r\nx-ms-error-code: ServerBusy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    : "HTTP/1.1 500 Error\r\nx-ms-error-code: InternalError\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), stop.Token);
                return;
            case WireFault.CutBefore:
                return;
            case WireFault.Silence:
                await client.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, stop.Token);
                return;
            case WireFault.FlippedBitUp:
                Flip(request);
                break;
        }

        var answer = await ForwardAsync(request);
        if (fault == WireFault.LostAnswer)
            return;
        if (fault == WireFault.FlippedBitDown)
            Flip(answer);
        await client.WriteAsync(fault == WireFault.HalfAnswer ? answer.AsMemory(0, answer.Length / 2) : answer, stop.Token);
    }

    private async Task<byte[]> ForwardAsync(byte[] request)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, upstream, stop.Token);
        var head = BodyOf(request);
        var stream = server.GetStream();
        // Not among the signed headers; it makes the end of the answer the end of the connection.
        await stream.WriteAsync(request.AsMemory(0, head - 2), stop.Token);
        await stream.WriteAsync("Connection: close\r\n\r\n"u8.ToArray(), stop.Token);
        await stream.WriteAsync(request.AsMemory(head), stop.Token);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, stop.Token);
        return answer.ToArray();
    }

    /// <summary>Head and body; empty when the client closed instead.</summary>
    private async Task<byte[]> RequestAsync(NetworkStream stream)
    {
        using var request = new MemoryStream();
        var buffer = new byte[1 << 16];
        var whole = 0;
        while (whole == 0 || request.Length < whole)
        {
            var read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
                return [];
            request.Write(buffer, 0, read);
            if (whole == 0 && BodyOf(request.ToArray()) is > 0 and var body)
                whole = body + LengthOf(request.ToArray().AsSpan(0, body));
        }

        return request.ToArray();
    }

    private static int BodyOf(byte[] message) => message.AsSpan().IndexOf("\r\n\r\n"u8) is >= 0 and var end ? end + 4 : 0;

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        const string Name = "content-length:";
        var line = Encoding.ASCII.GetString(head).Split("\r\n").FirstOrDefault(l => l.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line[Name.Length..], CultureInfo.InvariantCulture);
    }

    /// <summary>In the middle of the body, where there is one.</summary>
    private static void Flip(byte[] message)
    {
        if (BodyOf(message) is > 0 and var body && message.Length > body)
            message[body + ((message.Length - body) / 2)] ^= 4;
    }
}
