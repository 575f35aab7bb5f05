namespace Ingest.Model;

/// <summary>One position of the Aktenplan. The plan is data: it is imported (CSV, xdomea 0301), never part of the program.</summary>
/// <param name="Kennzeichen">Such as <c>0248</c>; unique in a plan.</param>
/// <param name="Inhalt">What is filed here (xdomea: Inhaltsangabe).</param>
/// <param name="Parent">Kennzeichen of the position above; empty at the top.</param>
/// <param name="Retention">What the position itself says; <see cref="Aktenplan.RetentionOf"/> says what holds.</param>
public sealed record Aktenplaneinheit(string Kennzeichen, string Inhalt, string Parent, Retention Retention)
{
    /// <summary>xdomea: BetreffKurz; may be empty.</summary>
    public string BetreffKurz { get; init; } = "";

    /// <summary>No longer in use for new Akten (xdomea: Stillgelegt).</summary>
    public bool Stillgelegt { get; init; }
}
