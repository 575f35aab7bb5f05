using System.Globalization;

namespace Ingest.Workers;

/// <summary>How long the next word of a worker is waited for, and the option that says so; empty: none does.</summary>
internal readonly record struct Patience(TimeSpan Limit, string Option)
{
    public string WhenOver => string.Create(CultureInfo.InvariantCulture,
        $"did not answer for {Limit.TotalSeconds:0} s{(Option.Length > 0 ? $"; if it is known to be good, raise {Option}" : "")}");
}
