using System.Globalization;
using System.Xml;
using Ingest.Model;

namespace Ingest.Render.Text;

/// <summary>Writes pages as hOCR 1.2 (XHTML), boxes in pixels of the delivered image. The caller owns the output; call <see cref="Finish"/> at the end.</summary>
public sealed class HocrWriter
{
    private const string Namespace = "http://www.w3.org/1999/xhtml";

    private readonly XmlWriter xml;
    private int pages;
    private int parts;

    public HocrWriter(Stream output, string title)
    {
        xml = XmlOutput.On(output);
        xml.WriteDocType("html", "-//W3C//DTD XHTML 1.0 Transitional//EN", "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd", null);
        xml.WriteStartElement("html", Namespace);
        xml.WriteStartElement("head");
        xml.WriteElementString("title", CleanText.Of(title));
        Meta("ocr-system", ToolVersion.NameAndNumber);
        Meta("ocr-capabilities", "ocr_page ocr_carea ocr_line ocrx_word");
        xml.WriteEndElement();
        xml.WriteStartElement("body");
    }

    public void Add(PageFrame frame, PageText text)
    {
        pages++;
        var image = CleanText.Of(frame.Id.ToString()).Replace('"', '\'');
        Begin("div", "ocr_page", $"image \"{image}\"; bbox 0 0 {Number(frame.Width)} {Number(frame.Height)}; ppageno {Number(pages - 1)}; scan_res {Number((int)frame.DpiX)} {Number((int)frame.DpiY)}");
        foreach (var block in text.Blocks)
        {
            Begin("div", "ocr_carea", Box(frame, block.Box));
            foreach (var line in block.Lines)
                AddLine(frame, line);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.Flush();
    }

    public void Finish()
    {
        xml.WriteEndDocument();
        xml.Dispose();
    }

    private void AddLine(PageFrame frame, TextLine line)
    {
        Begin("span", "ocr_line", Box(frame, line.Box) + (frame.Turn == Turn.None ? Baseline(line) : $"; textangle {Number((int)frame.Turn)}"));
        foreach (var word in line.Words)
        {
            var percent = (int)Math.Round(100 * Math.Clamp(double.IsFinite(word.Confidence) ? word.Confidence : 0, 0, 1));
            Begin("span", "ocrx_word", $"{Box(frame, word.Box)}; x_wconf {Number(percent)}");
            xml.WriteString(CleanText.OfWord(word.Text));
            xml.WriteEndElement();
            xml.WriteString(" ");
        }
        xml.WriteEndElement();
    }

    // slope, and distance at the left end, relative to the lower left corner of the line's box
    private static string Baseline(TextLine line)
    {
        var slope = Math.Tan(line.Baseline.Angle);
        if (!double.IsFinite(slope))
            return "";
        var offset = line.Baseline.Y0 + (line.Box.Left - line.Baseline.X0) * slope - line.Box.Bottom;
        return string.Create(CultureInfo.InvariantCulture, $"; baseline {slope:0.####} {offset:0}");
    }

    private void Begin(string element, string kind, string title)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("class", kind);
        xml.WriteAttributeString("id", $"{kind}_{Number(++parts)}");
        xml.WriteAttributeString("title", title);
    }

    private void Meta(string name, string content)
    {
        xml.WriteStartElement("meta");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("content", content);
        xml.WriteEndElement();
    }

    private static string Box(PageFrame frame, Box upright)
    {
        var box = frame.ToDelivered(upright);
        return string.Create(CultureInfo.InvariantCulture, $"bbox {box.Left} {box.Top} {box.Right} {box.Bottom}");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
