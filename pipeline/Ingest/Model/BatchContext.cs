namespace Ingest.Model;

/// <summary>What every item of one batch shares. <paramref name="Clock"/> is the journalled batch time that stands in all stored objects.</summary>
public sealed record BatchContext(string Id, string Organisation, DateTimeOffset Clock)
{
    /// <summary>Who scanned or checked (RESISCAN A.NB.4 a); empty when nobody said so.</summary>
    public string Operator { get; init; } = "";

    /// <summary>What else people stated for the Transfervermerk.</summary>
    public TransferStatements Statements { get; init; } = new();

    public string Profile { get; init; } = "default";
}
