using System.Text;
using Ingest.Model;

namespace Ingest.Render.Text;

/// <summary>Writes the words of a document as UTF-8 text in NFC: lines end in LF, a form feed stands between pages. The caller owns the output.</summary>
public sealed class PlainTextWriter(Stream output)
{
    private bool begun;

    public void Add(PageText text)
    {
        if (begun)
            output.Write("\f"u8);
        begun = true;
        output.Write(Encoding.UTF8.GetBytes(Composition.Of(CleanText.Of(text.ToPlainText()))));
    }
}
