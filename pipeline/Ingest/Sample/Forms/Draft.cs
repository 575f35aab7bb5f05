using Ingest.Sample.Drawing;
using Ingest.Sample.World;

namespace Ingest.Sample.Forms;

/// <summary>A composed document: its sides and what is true of it. <see cref="Aged"/> paper is yellow and its type soft.</summary>
internal sealed record Draft(string Class, Case File, DateOnly Date, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>What the document itself names as file reference.</summary>
    public string Aktenzeichen { get; init; } = File.Aktenzeichen;

    /// <summary>Day of the entry stamp.</summary>
    public DateOnly? Received { get; init; }

    public bool Aged { get; init; }
}
