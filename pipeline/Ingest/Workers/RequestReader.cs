using System.Threading.Channels;
using Ingest.Native;

namespace Ingest.Workers;

/// <summary>
/// Reads requests beside the work: when the supervisor goes, by whatever signal, its pipe closes and the worker ends at once,
/// in the middle of a page if need be. No worker outlives its run.
/// </summary>
internal sealed class RequestReader
{
    private readonly Channel<Message> requests = Channel.CreateBounded<Message>(1);

    public RequestReader(MessageStream messages) => _ = ReadAsync(messages);

    public ValueTask<Message> NextAsync() => requests.Reader.ReadAsync();

    private async Task ReadAsync(MessageStream messages)
    {
        try
        {
            while (true)
                await requests.Writer.WriteAsync(await messages.ReadAsync(CancellationToken.None));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            CurrentProcess.ExitNow(0);
        }
    }
}
