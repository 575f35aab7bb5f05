using System.Text.Json;
using Ingest.Model;

namespace Ingest.Workers;

/// <summary>What supervisor and worker say to each other. Requests are answered in order, one at a time.</summary>
internal enum MessageKind : byte
{
    /// <summary>Supervisor: the options of the run. Answer: <see cref="Done"/>.</summary>
    Start = 1,
    /// <summary>Supervisor: prepare and recognise the page. Answers: <see cref="Prepared"/>, then <see cref="Done"/> with words.</summary>
    Recognize = 2,
    /// <summary>Supervisor: open a file of pages and keep it open. Answer: <see cref="Done"/>.</summary>
    Open = 3,
    /// <summary>Supervisor: read one page of the open file. Answer: <see cref="Done"/> with bytes and words.</summary>
    Read = 4,
    /// <summary>Worker: half of the work is done; the head says what is known so far.</summary>
    Prepared = 16,
    Done = 17,
    /// <summary>Worker: the file or page cannot be read (<see cref="ScanException"/>); the worker is fine.</summary>
    Refused = 18,
    /// <summary>Worker: a bug; it says where and ends.</summary>
    Broken = 20,
    /// <summary>Worker: something is wrong with the run (<see cref="IngestException"/>).</summary>
    RunFault = 19,
    /// <summary>Worker: the file is not opened; something of an earlier one still runs here. Another worker is to do it.</summary>
    Worn = 21,
}

/// <summary>One message: a small head of JSON, the words of a page (<see cref="PageTextCodec"/>), the bytes of a page.</summary>
internal sealed record Message(MessageKind Kind, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Words, ReadOnlyMemory<byte> Bytes)
{
    private static readonly MessageContext Context = new(ExactJson.Options());

    public static Message Of<T>(MessageKind kind, T head, ReadOnlyMemory<byte> words = default, ReadOnlyMemory<byte> bytes = default) =>
        new(kind, JsonSerializer.SerializeToUtf8Bytes(head, Context.TypeOf<T>()), words, bytes);

    /// <exception cref="InvalidDataException">The head is not what was expected.</exception>
    public T Read<T>()
    {
        try
        {
            return JsonSerializer.Deserialize(Head.Span, Context.TypeOf<T>()) ?? throw new InvalidDataException("An empty message.");
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException)
        {
            throw new InvalidDataException("A message cannot be read.", e);
        }
    }
}
