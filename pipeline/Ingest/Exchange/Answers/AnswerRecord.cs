using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Exchange.Answers;

/// <summary>Keeps answers beside their export, each created only if absent: a process has one message of each type (xdomea 3.x).</summary>
public sealed class AnswerRecord(IDepositStore store)
{
    private const int SchemaVersion = 1;

    /// <summary>Records the answer. False when the same message is recorded already.</summary>
    /// <exception cref="UsageException">Another message of this type is recorded for the process.</exception>
    public async ValueTask<bool> PutAsync(Answer answer, Digest message, DateTimeOffset received, CancellationToken cancel)
    {
        var name = ExportRecord.AnswerNameOf(answer.Process, answer.Message);
        var known = await store.ReadRecordAsync(name, cancel);
        if (known.IsEmpty && await store.TryCreateRecordAsync(name, Write(answer, message, received), cancel))
            return true;
        known = await store.ReadRecordAsync(name, cancel);
        var first = RecordReader.Require(name, known, MessageOf);
        return first == message.Hex
            ? false
            : throw new UsageException(
                $"Process {answer.Process} has another answer {answer.Message} already.",
                "In xdomea 3.x a process has one message of each type. Ask the receiver which one counts; a new export is a new process.");
    }

    private static string MessageOf(ReadOnlyMemory<byte> bytes) => RecordReader.Read(bytes, SchemaVersion, json => json.Text("sha256"));

    private static ReadOnlyMemory<byte> Write(Answer answer, Digest message, DateTimeOffset received) => RecordWriter.Write(json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("process", answer.Process);
        json.WriteString("message", answer.Message);
        json.WriteString("sha256", message.Hex);
        json.WriteTime("created", answer.Created);
        json.WriteTime("received", received);
        json.WriteString("sender", answer.Sender);
        json.WriteList("objects", answer.Objects, answered =>
        {
            json.WriteStartObject();
            json.WriteString("id", answered.Id);
            json.WriteBoolean("accepted", answered.Accepted);
            json.WriteStrings("messages", answered.Messages);
            json.WriteList("codes", answered.Codes, code =>
            {
                json.WriteStartObject();
                json.WriteString("code", code.Code);
                json.WriteString("name", code.Name);
                json.WriteString("list", code.ListUri);
                json.WriteString("listVersion", code.ListVersion);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
    });
}
