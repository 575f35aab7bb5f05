namespace Ingest.Model;

/// <summary>
/// What only people can state in a Transfervermerk (BSI TR-03138 v1.5, A.NB.4), besides the operator. From configuration or profile;
/// empty text: nobody said so.
/// </summary>
public sealed record TransferStatements
{
    /// <summary>Who scans: name of the authority or service provider (DRV: Auftragnehmer).</summary>
    public string Contractor { get; init; } = "";

    public string ContractorPlace { get; init; } = "";

    /// <summary>Organisational unit of the contractor.</summary>
    public string ContractorUnit { get; init; } = "";

    /// <summary>Whose documents are scanned (DRV: Auftraggeber).</summary>
    public string Client { get; init; } = "";

    /// <summary>b) Technical and organisational environment, or the Verfahrensdokumentation in force that describes it.</summary>
    public string Environment { get; init; } = "";

    /// <summary>e) Result of quality assurance, completeness included.</summary>
    public string QualityCheck { get; init; } = "";

    /// <summary>f) Statement that the scan product matches the paper in picture and content.</summary>
    public string Statement { get; init; } = "";

    /// <summary>These, and the other's where these are silent.</summary>
    public TransferStatements Or(TransferStatements other) => new()
    {
        Contractor = First(Contractor, other.Contractor),
        ContractorPlace = First(ContractorPlace, other.ContractorPlace),
        ContractorUnit = First(ContractorUnit, other.ContractorUnit),
        Client = First(Client, other.Client),
        Environment = First(Environment, other.Environment),
        QualityCheck = First(QualityCheck, other.QualityCheck),
        Statement = First(Statement, other.Statement),
    };

    private static string First(string one, string other) => one.Length > 0 ? one : other;
}
