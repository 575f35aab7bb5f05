using Ingest.Model;

namespace Ingest.Journal;

/// <summary>The account of one stack. <paramref name="ReadToEnd"/>: all its pages are journalled, without holes, up to the one that ends it.</summary>
public sealed record StackAccount(string Name, Account Account, bool ReadToEnd)
{
    /// <summary>Nothing of the stack is missing and every page has its one state.</summary>
    public bool Closed => ReadToEnd && Account.Closed;
}
