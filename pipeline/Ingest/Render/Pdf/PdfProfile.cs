namespace Ingest.Render.Pdf;

/// <summary>The conformance a file claims. Part 3 (attachments) is a further value here and a catalog entry in <see cref="PdfWriter"/>.</summary>
public enum PdfProfile
{
    /// <summary>PDF/A-2u: what is stored.</summary>
    A2u,

    /// <summary>PDF/A-1b from the same code path: what PDFBox preflight can judge.</summary>
    A1b,
}

internal static class PdfProfiles
{
    public static int Part(this PdfProfile profile) => profile == PdfProfile.A1b ? 1 : 2;

    public static string Conformance(this PdfProfile profile) => profile == PdfProfile.A1b ? "B" : "U";

    public static string Header(this PdfProfile profile) => profile == PdfProfile.A1b ? "%PDF-1.4\n" : "%PDF-1.7\n";

    public static bool HasInfo(this PdfProfile profile) => profile == PdfProfile.A1b;

    public static bool TakesJpeg2000(this PdfProfile profile) => profile != PdfProfile.A1b;
}
