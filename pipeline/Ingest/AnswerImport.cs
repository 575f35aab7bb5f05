using Ingest.Deposit;
using Ingest.Exchange;
using Ingest.Exchange.Answers;
using Ingest.Exchange.Message;
using Ingest.Exchange.Package;
using Ingest.Model;

namespace Ingest;

/// <summary>An answer with what was sent.</summary>
/// <param name="New">False when it had been imported before.</param>
/// <param name="Unanswered">Akten that were sent and that a 0402 says nothing of.</param>
public sealed record ImportedAnswer(ExportRecord Export, Answer Answer, bool New, IReadOnlyList<ExportedObject> Unanswered)
{
    public IEnumerable<AnsweredObject> Refused => Answer.Objects.Where(o => !o.Accepted);

    /// <summary>Null for an object that was not sent.</summary>
    public ExportedObject? Sent(Guid id) => Export.Objects.FirstOrDefault(o => o.Id == id);
}

/// <summary>Takes in what a receiver says to a hand-over, checked against the hand-over.</summary>
/// <param name="schemas">Folder of the schemas; empty for none.</param>
public sealed class AnswerImport(IDepositStore store, IAuditTrail audit, string schemas, TimeProvider time)
{
    /// <exception cref="NothingReadableException">The file is no such message.</exception>
    /// <exception cref="UsageException">The store knows no such process, or another answer of this type.</exception>
    public async Task<ImportedAnswer> ImportAsync(string path, string actor, CancellationToken cancel)
    {
        var (answer, message) = await ReadAsync(path, cancel);
        var export = await ExportRecord.FindAsync(store, answer.Process, cancel)
            ?? throw new UsageException(
                $"{path} answers process {answer.Process}, which was not exported from this store.", "Name the store of the export with --store DIR.");
        var head = await audit.HeadAsync(cancel);
        var isNew = await new AnswerRecord(store).PutAsync(answer, message, time.GetUtcNow(), cancel);
        var name = ExportRecord.AnswerNameOf(answer.Process, answer.Message);
        await audit.AppendAsync(new(AuditActions.Imported, actor.Length > 0 ? actor : AuditActions.Program, time.GetUtcNow(), export.Akte.ToString())
        {
            Named = [new(name, Digest.Of((await store.ReadRecordAsync(name, cancel)).Span))],
            Facts = new Dictionary<string, string>
            {
                ["message"] = answer.Message,
                ["process"] = answer.Process.ToString(),
                ["refused"] = answer.Objects.Count(o => !o.Accepted).ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            Key = name,
            // an answer that stood there before may have been logged at any time
            After = isNew ? head.Number : 0,
        }, cancel);
        var answered = answer.Objects.Select(o => o.Id).ToHashSet();
        return new(export, answer, isNew, answer.Message == Answer.Import ? [.. export.Objects.Where(o => o.Kind == ExportedObject.Akte && !answered.Contains(o.Id))] : []);
    }

    private async Task<(Answer, Digest)> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            return await AnswerReader.ReadAsync(path, schemas.Length > 0 ? new SchemaFolder(schemas) : null, cancel);
        }
        catch (MessageException wrong)
        {
            throw new NothingReadableException($"{path}: {wrong.Message}", "0402 and 0403 of xdomea 3.0.0 and 3.1.0 are read, as XML or as the ZIP they travel in.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new NothingReadableException($"{path} cannot be read: {wrong.Message}", "Name an existing file.");
        }
    }
}
