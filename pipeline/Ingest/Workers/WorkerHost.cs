using Ingest.Flow;
using Ingest.Model;
using Ingest.Native;

namespace Ingest.Workers;

/// <summary>The stages a worker process works with.</summary>
internal sealed record WorkerBench(IPageFiles Files, IStage<ScannedPage, PreparedPage> Preparer, IStage<PreparedPage, RecognizedPage> Recognizer);

/// <summary>
/// The other side of <see cref="WorkerProcess"/>: answers requests until the supervisor is gone. Protects itself from nothing:
/// whatever is no refusal ends the process, which is the point of it.
/// </summary>
internal sealed class WorkerHost(MessageStream messages, Func<IngestOptions, WorkerBench> equip)
{
    private readonly ManagedHeap heap = new();
    private WorkerBench? bench;
    private IPageFile? file;
    private SourceFile? source;

    public async Task RunAsync()
    {
        var requests = new RequestReader(messages);
        while (true)
        {
            var answer = await AnswerAsync(await requests.NextAsync());
            await messages.WriteAsync(answer, CancellationToken.None);
            heap.TrimWhenGrown();
            // What a bug left behind is not worked on.
            if (answer.Kind == MessageKind.Broken)
                CurrentProcess.ExitNow(1);
        }
    }

    private async Task<Message> AnswerAsync(Message request)
    {
        try
        {
            return request.Kind switch
            {
                MessageKind.Start => Start(request.Read<IngestOptions>()),
                MessageKind.Recognize => await RecognizeAsync(PageMessages.Page(request)),
                MessageKind.Open => await OpenAsync(request.Read<SourceFile>()),
                MessageKind.Read => PageMessages.Answer(await file!.ReadAsync(request.Read<PageNumber>().Page, CancellationToken.None)),
                _ => throw new InvalidDataException("A request of an unknown kind."),
            };
        }
        catch (ScanException refused)
        {
            return Message.Of(MessageKind.Refused, new RefusedHead(refused.Code, refused.Message));
        }
        catch (IOException broken) when (request.Kind == MessageKind.Read)
        {
            return Message.Of(MessageKind.Refused, new RefusedHead(IssueCodes.PageUndecodable, $"The file broke off while being read ({broken.GetType().Name})."));
        }
        catch (IngestException fault)
        {
            return Message.Of(MessageKind.RunFault, RunFaultHead.Of(fault));
        }
        catch (Exception broken)
        {
            return Message.Of(MessageKind.Broken, BrokenHead.Of(broken));
        }
    }

    private Message Start(IngestOptions options)
    {
        bench = equip(options);
        return Message.Of(MessageKind.Done, options.Workers);
    }

    private async Task<Message> OpenAsync(SourceFile next)
    {
        // The file whose parser does not end is read to its last page all the same: opened elsewhere it would only do the same there.
        if (bench!.Files.IsWorn && next != source)
            return new(MessageKind.Worn, default, default, default);
        file?.Dispose();
        (file, source) = (null, next);
        file = await bench.Files.OpenAsync(next, CancellationToken.None);
        return Message.Of(MessageKind.Done, new OpenedHead(file.PageCount, file.BornDigital, file.PagesLost));
    }

    private async Task<Message> RecognizeAsync(ScannedPage page)
    {
        var prepared = await bench!.Preparer.RunAsync(page, CancellationToken.None);
        var preparing = prepared.Elapsed;
        if (prepared.Page.Fault is null)
            await messages.WriteAsync(Message.Of(MessageKind.Prepared, new PreparedHead(prepared.Findings, preparing)), CancellationToken.None);
        var recognized = await bench.Recognizer.RunAsync(prepared, CancellationToken.None);
        return PageMessages.Answer(recognized, preparing, recognized.Elapsed - preparing);
    }
}
