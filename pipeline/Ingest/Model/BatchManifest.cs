namespace Ingest.Model;

/// <summary>
/// What one run of the command takes in: stacks in natural order of their names, and the files that are no pages.
/// Its digest names the batch: importing the same files twice is the same batch.
/// </summary>
public sealed record BatchManifest(IReadOnlyList<Stack> Stacks, IReadOnlyList<string> Ignored)
{
    public string BatchId(string organisation) =>
        Digest.OfParts([organisation, .. Stacks
            .SelectMany(s => s.Files.Select(f => $"{s.Name}|{f.Name}|{f.Sha256.Hex}"))
            .Order(StringComparer.Ordinal)]).Hex;
}
