using Ingest.Model;

namespace Ingest.Exchange.Collect;

/// <summary>What is known of Akten beside their documents; the Akten of the store are the implementation.</summary>
public interface IAkteSource
{
    /// <summary>The newest version of the Akte; version 0 when nobody has made one: then it is no more than its documents.</summary>
    ValueTask<Akte> FindAsync(string organisation, string aktenzeichen, CancellationToken cancel);

    /// <summary>Its position in the Aktenplan, <see cref="PlanPosition.None"/> when the plan has none.</summary>
    ValueTask<PlanPosition> PlanAsync(Akte akte, CancellationToken cancel);
}
