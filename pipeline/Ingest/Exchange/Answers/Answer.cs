namespace Ingest.Exchange.Answers;

/// <summary>What the receiver says to a hand-over: message 0402 (import) or 0403 (arrival). Texts are the receiver's.</summary>
/// <param name="Message">Four digits.</param>
public sealed record Answer(Guid Process, string Message, DateTimeOffset Created)
{
    public const string Import = "0402";
    public const string Arrival = "0403";

    public string Sender { get; init; } = "";

    /// <summary>Empty for 0403.</summary>
    public IReadOnlyList<AnsweredObject> Objects { get; init; } = [];
}

/// <param name="Id">The object that was sent, in the receiver's spelling made ours.</param>
public sealed record AnsweredObject(Guid Id, bool Accepted, IReadOnlyList<string> Messages, IReadOnlyList<AnsweredCode> Codes);

/// <summary>An error code with the list it is from.</summary>
public sealed record AnsweredCode(string Code, string Name, string ListUri, string ListVersion);
