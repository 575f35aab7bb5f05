namespace Ingest.Model;

/// <summary>
/// A step that changed images, their set or the index data of a document (TR-03138 A.NB.4; DRV: Prozessschritt). Texts are German: they are
/// read by the administration. No detail holds page content.
/// </summary>
/// <param name="DoneBy">Person, pseudonym or service.</param>
/// <param name="System">IT system with version.</param>
public sealed record ProcessStep(string Name, string DoneBy, string System, DateTimeOffset Time, IReadOnlyList<StepDetail> Details)
{
    /// <summary>Name of the step that makes the PDF; who makes it says how (Render/Records/TransferSteps).</summary>
    public const string Rendering = "Erstellung des Scanprodukts";
}

public sealed record StepDetail(string Name, string Value);
