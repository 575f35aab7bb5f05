using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>A time stamping authority reached over HTTP (RFC 3161 section 3.4). Owns the connection.</summary>
public sealed class TimestampAuthority : IDisposable
{
    private const int LongestAnswer = 1 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient http;
    private readonly Uri url;
    private readonly int tries;
    private readonly TimeProvider time;

    public TimestampAuthority(ProofOptions options, TimeProvider time)
    {
        url = new(options.TimestampUrl);
        tries = options.TimestampTries;
        this.time = time;
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = options.TimestampTimeLimit, MaxResponseContentBufferSize = LongestAnswer };
    }

    /// <summary>The token over a digest; null when the authority gave none after all tries.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> StampAsync(Digest sha256, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(sha256, cancel) is { } token)
                return token;
            if (attempt >= tries)
                return null;
            await Task.Delay(Pause * attempt, time, cancel);
        }
    }

    public void Dispose() => http.Dispose();

    private async ValueTask<ReadOnlyMemory<byte>?> TryAsync(Digest sha256, CancellationToken cancel)
    {
        var request = Rfc3161TimestampRequest.CreateFromHash(
            Convert.FromHexString(sha256.Hex), HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);
        using var query = new ByteArrayContent(request.Encode());
        query.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        try
        {
            using var answer = await http.PostAsync(url, query, cancel);
            if (answer.StatusCode != HttpStatusCode.OK)
                return null;
            // refuses an answer to another question: digest and nonce are compared
            var token = request.ProcessResponse(await answer.Content.ReadAsByteArrayAsync(cancel), out _);
            return token.AsSignedCms().Encode();
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            // away, too slow, or talking nonsense: all the same to the night, and the missing stamp is named by verify
            return null;
        }
    }
}
