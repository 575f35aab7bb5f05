using Ingest.Model;

namespace Ingest.Workers;

/// <summary>Pages as messages: what one side writes, the other reads.</summary>
internal static class PageMessages
{
    /// <summary>A page's own text stays here; that there is one is all a worker must know.</summary>
    public static Message Request(ScannedPage page) => Message.Of(
        MessageKind.Recognize, page with { Bytes = default, OwnText = page.OwnText is null ? null : PageText.Empty }, bytes: page.Bytes);

    public static ScannedPage Page(Message request) => request.Read<ScannedPage>() with { Bytes = request.Bytes };

    public static Message Answer(RecognizedPage page, TimeSpan preparing, TimeSpan recognizing) => Message.Of(
        MessageKind.Done,
        new RecognizedHead(page.Page.Fault, page.Findings, page.Turn, page.Flags, page.Issues, preparing, recognizing),
        PageTextCodec.Encode(page.Text));

    /// <exception cref="InvalidDataException">The words cannot be read, or cannot stand on this page.</exception>
    public static RecognizedPage Answered(ScannedPage page, RecognizedHead head, ReadOnlyMemory<byte> words)
    {
        var text = page.OwnText ?? Words(words);
        if (page.OwnText is null && !PlausibleWords.On(page.Image!, head.Turn, text))
            throw new InvalidDataException("Words that cannot stand on the page.");
        return new(page with { Fault = head.Fault }, head.Findings, text)
        {
            Turn = head.Turn,
            Flags = head.Flags,
            Issues = head.Issues,
            Elapsed = head.Preparing + head.Recognizing,
        };
    }

    public static Message Answer(ReadPage page) => Message.Of(
        MessageKind.Done,
        new ReadHead(page.Image, page.RenderedCoding, page.OwnText is not null, page.Findings),
        page.OwnText is null ? default : PageTextCodec.Encode(page.OwnText),
        page.Bytes);

    public static ReadPage Read(Message answer)
    {
        var head = answer.Read<ReadHead>();
        return new(head.Image, answer.Bytes)
        {
            RenderedCoding = head.RenderedCoding,
            OwnText = head.HasText ? Words(answer.Words) : null,
            Findings = head.Findings,
        };
    }

    private static PageText Words(ReadOnlyMemory<byte> words)
    {
        try
        {
            return PageTextCodec.Decode(words.Span);
        }
        catch (FormatException e)
        {
            throw new InvalidDataException("Words that cannot be read.", e);
        }
    }
}
