using Ingest.Model;

namespace Ingest.Journal;

/// <summary>A row of the ledger: the recorded page, its state (empty while it has none) and the document it went into.</summary>
internal sealed record JournalledPage(RecordedPage Page, string State, Guid? Document, int Attempts);

/// <summary>What the columns of a page say beside its record.</summary>
internal sealed record PageColumns(PageId Page, string Key, bool EndsStack);
