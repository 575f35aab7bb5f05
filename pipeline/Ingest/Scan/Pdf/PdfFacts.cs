using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.AcroForms.Fields;
using UglyToad.PdfPig.Tokens;

namespace Ingest.Scan;

/// <summary>What a PDF says about itself as a whole.</summary>
internal sealed record PdfFacts(int Pages, bool Encrypted, bool HasAttachments, bool HasSignatureField, bool Signed)
{
    public static PdfFacts Of(PdfDocument document)
    {
        var signatures = document.TryGetForm(out var form) ? Signatures(form.Fields, 0).ToList() : [];
        return new(
            document.NumberOfPages,
            document.IsEncrypted,
            document.Advanced.TryGetEmbeddedFiles(out var files) && files.Count > 0,
            signatures.Count > 0,
            signatures.Exists(s => s.Dictionary.ContainsKey(NameToken.V)));
    }

    private static IEnumerable<AcroFieldBase> Signatures(IEnumerable<AcroFieldBase> fields, int depth)
    {
        const int deepest = 32;
        foreach (var field in fields)
        {
            if (field.FieldType == AcroFieldType.Signature)
                yield return field;
            else if (field is AcroNonTerminalField { Children: var children } && depth < deepest)
                foreach (var inner in Signatures(children, depth + 1))
                    yield return inner;
        }
    }
}
