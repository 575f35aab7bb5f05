using System.Buffers.Binary;

namespace Ingest.Workers;

/// <summary>
/// Messages over a pair of pipes: kind, three lengths, three parts. A worker that has read a hostile file is hostile itself:
/// lengths are checked before anything is allocated. All but the bytes of a page goes in one piece and is taken in one:
/// each piece wakes the other side. Made by <see cref="OverPipes"/>.
/// </summary>
internal sealed class MessageStream(Stream input, Stream output)
{
    private const int FrameBytes = 13;
    /// <summary>What a pipe of the system holds.</summary>
    private const int PipeBytes = 64 << 10;
    private const int LongestHead = 64 << 20;
    private const int LongestWords = 64 << 20;

    private readonly byte[] incoming = new byte[FrameBytes];

    public static MessageStream OverPipes(Stream input, Stream output) => new(new BufferedStream(input, PipeBytes), output);

    public async Task WriteAsync(Message message, CancellationToken cancel)
    {
        var outgoing = new byte[FrameBytes + message.Head.Length + message.Words.Length];
        outgoing[0] = (byte)message.Kind;
        BinaryPrimitives.WriteInt32LittleEndian(outgoing.AsSpan(1), message.Head.Length);
        BinaryPrimitives.WriteInt32LittleEndian(outgoing.AsSpan(5), message.Words.Length);
        BinaryPrimitives.WriteInt32LittleEndian(outgoing.AsSpan(9), message.Bytes.Length);
        message.Head.CopyTo(outgoing.AsMemory(FrameBytes));
        message.Words.CopyTo(outgoing.AsMemory(FrameBytes + message.Head.Length));
        await output.WriteAsync(outgoing, cancel);
        if (!message.Bytes.IsEmpty)
            await output.WriteAsync(message.Bytes, cancel);
        await output.FlushAsync(cancel);
    }

    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    /// <exception cref="InvalidDataException">No message of this program.</exception>
    public async Task<Message> ReadAsync(CancellationToken cancel)
    {
        await input.ReadExactlyAsync(incoming, cancel);
        var kind = (MessageKind)incoming[0];
        var head = Length(1, LongestHead);
        var words = Length(5, LongestWords);
        var bytes = Length(9, Array.MaxLength);
        if (!Enum.IsDefined(kind))
            throw new InvalidDataException("A message of an unknown kind.");
        return new(kind, await TakeAsync(head, cancel), await TakeAsync(words, cancel), await TakeAsync(bytes, cancel));
    }

    private int Length(int at, int longest) =>
        BinaryPrimitives.ReadInt32LittleEndian(incoming.AsSpan(at)) is var length && length >= 0 && length <= longest
            ? length
            : throw new InvalidDataException("A message of an impossible length.");

    private async Task<byte[]> TakeAsync(int length, CancellationToken cancel)
    {
        if (length == 0)
            return [];
        var part = GC.AllocateUninitializedArray<byte>(length);
        await input.ReadExactlyAsync(part, cancel);
        return part;
    }
}
