namespace Ingest.Model;

/// <summary>The page account of a stack or batch (DESIGN §5): closes when every delivered page has exactly one state.</summary>
public sealed record Account(int Delivered, int InDocuments, int InReview, int Separators, int Blanks, int Superseded, int Quarantined)
{
    public static Account Empty { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public bool Closed => Delivered == InDocuments + Separators + Blanks + Superseded + Quarantined;

    public static Account operator +(Account a, Account b) => new(
        a.Delivered + b.Delivered, a.InDocuments + b.InDocuments, a.InReview + b.InReview, a.Separators + b.Separators,
        a.Blanks + b.Blanks, a.Superseded + b.Superseded, a.Quarantined + b.Quarantined);
}
