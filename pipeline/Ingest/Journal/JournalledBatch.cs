using System.Text.Json;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>A batch as it stands in the ledger. <paramref name="Number"/> counts batches in the order they came in; times are wall times, UTC.</summary>
public sealed record JournalledBatch(
    long Number,
    BatchContext Context,
    BatchState State,
    string Configuration,
    DateTimeOffset Started,
    DateTimeOffset? Finished)
{
    public string Id => Context.Id;

    /// <summary>The settings the batch was begun with, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Settings() => JsonSerializer.Deserialize(Configuration, TextTables.Default.DictionaryStringString) ?? [];
}
