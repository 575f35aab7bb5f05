using Ingest.Model;

namespace Ingest.Recognize;

/// <summary>What was read on a page, how it had to be turned for that, and what was noticed.</summary>
internal sealed record Reading(PageText Text, Turn Turn, IReadOnlyList<Finding> Findings);
