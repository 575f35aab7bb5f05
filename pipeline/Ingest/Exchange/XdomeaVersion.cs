namespace Ingest.Exchange;

/// <summary>A version of the standard this program writes and reads. Message 0401 is the same in both, only the namespace differs.</summary>
public sealed record XdomeaVersion
{
    private const string NamespaceStart = "urn:xoev-de:xdomea:schema:";

    private XdomeaVersion(string number) => Number = number;

    public static XdomeaVersion V300 { get; } = new("3.0.0");
    public static XdomeaVersion V310 { get; } = new("3.1.0");

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<XdomeaVersion> All { get; } = [V310, V300];

    public string Number { get; }

    public string Namespace => NamespaceStart + Number;

    /// <summary>The version whose namespace this is; null for any other.</summary>
    public static XdomeaVersion? OfNamespace(string name) => All.FirstOrDefault(v => v.Namespace == name);

    /// <exception cref="UsageException">Not one of <see cref="All"/>.</exception>
    public static XdomeaVersion Parse(string number) =>
        All.FirstOrDefault(v => v.Number == number)
        ?? throw new UsageException($"xdomea {number} is not written by this program.", $"Choose {string.Join(" or ", All.Select(v => v.Number))}.");
}
