using Ingest.Model;

namespace Ingest.Journal.Report;

/// <summary>The page account as the report writes it; <paramref name="Closed"/> also says that every stack was read to its end.</summary>
public sealed record ReportAccount(
    int Delivered, int InDocuments, int InReview, int Separators, int Blanks, int Superseded, int Quarantined, bool Closed)
{
    internal static ReportAccount Of(Account account, bool closed) => new(
        account.Delivered, account.InDocuments, account.InReview, account.Separators, account.Blanks, account.Superseded, account.Quarantined, closed);
}

public sealed record ReportStack(string Name, ReportAccount Account);
