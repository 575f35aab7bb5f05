namespace Ingest.Tests.Support;

/// <summary>Tests that start processes or use all cores belong to this collection: they run one after the other, after all others.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class EndToEnd
{
    public const string Collection = "end to end";
}
