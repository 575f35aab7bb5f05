using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;

namespace Ingest.Scan;

/// <summary>Tells text that a page shows from the invisible text of an OCR layer, and usable Unicode from a font without meaning.</summary>
internal static class VisibleText
{
    /// <summary>Fewer letters are a page number or a stamp, no text of its own.</summary>
    private const int FewLetters = 16;

    /// <summary>On top of a page-filling image, which usually is a scan with a stamp, it takes a paragraph.</summary>
    private const int LettersOnImage = 100;

    private const double UsableShare = 0.8;

    public static bool IsPainted(Letter letter) =>
        letter.RenderingMode is not (TextRenderingMode.Neither or TextRenderingMode.NeitherClip) && !string.IsNullOrWhiteSpace(letter.Value);

    public static bool IsUsable(IReadOnlyList<Letter> painted, bool imageCoversPage, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var usable = painted.Count(l => HasMeaning(l.Value));
        if (usable < painted.Count * UsableShare)
            return false;
        // Text painted before the image lies under it: the OCR layer of some scanners.
        return imageCoversPage ? usable >= LettersOnImage && TextIsOnTop(operations) : usable >= FewLetters;
    }

    private static bool TextIsOnTop(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var lastImage = Enumerable.Range(0, operations.Count).LastOrDefault(i => operations[i].Operator is "Do" or "BI" or "EI", -1);
        return operations.Skip(lastImage + 1).Any(o => o.Operator is "Tj" or "TJ" or "'" or "\"");
    }

    private static bool HasMeaning(string value) => value.EnumerateRunes().All(r =>
        r != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate));
}
