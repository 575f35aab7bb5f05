using System.Globalization;
using Ingest.Proof;

namespace Ingest.Cli.Commands;

/// <summary>What <c>explain NAME --json</c> prints of something in the store: a published shape, schemas/proof.schema.json.</summary>
internal sealed record ProofRow(string Name, string Sha256, string Batch, string Closing, string Root, string LeafHash, IReadOnlyList<ProofStepRow> Path, bool Holds)
{
    public static ProofRow Of(ObjectProof proof) => new(
        proof.Leaf.Name, proof.Leaf.Sha256.Hex, proof.Batch, proof.Closing, proof.Root.Hex, proof.Leaf.Hash.Hex,
        [.. proof.Path.Steps.Select(s => new ProofStepRow(s.OnTheLeft ? "left" : "right", s.Beside.Hex))], proof.Holds);

    public IEnumerable<string> Lines() =>
    [
        $"{Sha256}  {Name}",
        $"  batch    {Batch}",
        $"  leaf     {LeafHash}",
        .. Path.Select(s => string.Create(CultureInfo.InvariantCulture, $"  {s.Side,-8} {s.Sha256}")),
        $"  root     {Root} in {Closing}",
        Holds ? "  The path leads to the root." : "  The path does NOT lead to the root.",
    ];
}

internal sealed record ProofStepRow(string Side, string Sha256);
