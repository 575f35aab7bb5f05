using Ingest.Model;

namespace Ingest.Journal;

/// <summary>The words of document states in journal and report.</summary>
internal static class DocumentStatusWords
{
    public const string AlreadyStored = "already-stored";

    public static DocumentStatus Parse(string word) => Enum.GetValues<DocumentStatus>().Where(s => Of(s) == word) is var found && found.Any()
        ? found.First()
        : throw JournalErrors.Damaged("document", "unknown status");

    public static string Of(DocumentStatus status) => status switch
    {
        DocumentStatus.Filed => "filed",
        DocumentStatus.Provisional => "provisional",
        DocumentStatus.Held => "held",
        DocumentStatus.Dissolved => "dissolved",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
