using Ingest.Exchange.Answers;

namespace Ingest.Cli.Commands;

/// <summary>What <c>import answer --json</c> prints: a published shape, schemas/answer.schema.json.</summary>
internal sealed record AnswerRow(
    Guid Process, string Message, string Akte, string Sender, DateTimeOffset Created, bool New, IReadOnlyList<AnsweredRow> Objects, IReadOnlyList<Guid> Unanswered)
{
    public static AnswerRow Of(ImportedAnswer imported) => new(
        imported.Answer.Process, imported.Answer.Message, imported.Export.Aktenzeichen, imported.Answer.Sender, imported.Answer.Created, imported.New,
        [.. imported.Answer.Objects.Select(o => AnsweredRow.Of(o, imported))], [.. imported.Unanswered.Select(u => u.Id)]);
}

/// <summary>An object of the answer. <paramref name="Kind"/> is empty for one that was not sent.</summary>
internal sealed record AnsweredRow(Guid Id, string Kind, string Name, bool Accepted, IReadOnlyList<string> Messages, IReadOnlyList<AnsweredCodeRow> Codes)
{
    public static AnsweredRow Of(AnsweredObject answered, ImportedAnswer imported)
    {
        var sent = imported.Sent(answered.Id);
        return new(answered.Id, sent?.Kind ?? "", sent?.Name ?? "", answered.Accepted, answered.Messages,
            [.. answered.Codes.Select(c => new AnsweredCodeRow(c.Code, c.Name, c.ListUri, c.ListVersion))]);
    }
}

internal sealed record AnsweredCodeRow(string Code, string Name, string List, string ListVersion);
