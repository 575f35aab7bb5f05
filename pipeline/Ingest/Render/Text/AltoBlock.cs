using System.Globalization;
using System.Xml;
using Ingest.Model;

namespace Ingest.Render.Text;

/// <summary>Writes one block of an ALTO page: lines with their baselines, words, spaces, and words divided at line ends.</summary>
internal sealed class AltoBlock(XmlWriter xml, PageFrame frame, string id)
{
    public void Write(TextBlock block)
    {
        xml.WriteStartElement("TextBlock");
        xml.WriteAttributeString("ID", id);
        WritePosition(xml, frame.ToDelivered(block.Box));
        var continued = "";
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var next = i + 1 < block.Lines.Count ? block.Lines[i + 1].Words.Select(w => CleanText.OfWord(w.Text)).FirstOrDefault("") : "";
            continued = WriteLine(block.Lines[i], i + 1, next, continued);
        }
        xml.WriteEndElement();
    }

    public static void WritePosition(XmlWriter xml, Box box)
    {
        xml.WriteAttributeString("HPOS", AltoWriter.Number(box.Left));
        xml.WriteAttributeString("VPOS", AltoWriter.Number(box.Top));
        xml.WriteAttributeString("WIDTH", AltoWriter.Number(box.Width));
        xml.WriteAttributeString("HEIGHT", AltoWriter.Number(box.Height));
    }

    /// <returns>The whole word that goes on in the next line, or empty text.</returns>
    private string WriteLine(TextLine line, int number, string nextWord, string continued)
    {
        xml.WriteStartElement("TextLine");
        var lineId = $"{id}_l{AltoWriter.Number(number)}";
        xml.WriteAttributeString("ID", lineId);
        WritePosition(xml, frame.ToDelivered(line.Box));
        xml.WriteAttributeString("BASELINE", Baseline(line.Baseline));
        var words = line.Words.Select(w => (Word: w, Text: CleanText.OfWord(w.Text))).Where(w => w.Text.Length > 0).ToList();
        var divided = words.Count == 0 ? "" : Hyphenation.Join(words[^1].Text, nextWord);
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
                xml.WriteElementString("SP", null);
            var (type, whole) = i == 0 && continued.Length > 0 ? ("HypPart2", continued)
                : i == words.Count - 1 && divided.Length > 0 ? ("HypPart1", divided)
                : ("", "");
            WriteWord(words[i].Word, words[i].Text, lineId, i + 1, type, whole);
        }
        xml.WriteEndElement();
        // a word over three lines: its middle is the end of the first pair and begins no second one
        return words.Count == 1 && continued.Length > 0 ? "" : divided;
    }

    private void WriteWord(Word word, string text, string lineId, int number, string type, string whole)
    {
        xml.WriteStartElement("String");
        // in pieces: a text for each word of a page would be thrown away again
        xml.WriteStartAttribute("ID");
        xml.WriteString(lineId);
        xml.WriteString("_s");
        xml.WriteString(AltoWriter.Number(number));
        xml.WriteEndAttribute();
        WritePosition(xml, frame.ToDelivered(word.Box));
        xml.WriteAttributeString("CONTENT", type == "HypPart1" ? Hyphenation.Stem(text) : text);
        if (type.Length > 0)
        {
            xml.WriteAttributeString("SUBS_TYPE", type);
            xml.WriteAttributeString("SUBS_CONTENT", whole);
        }
        xml.WriteAttributeString("WC", AltoWriter.Confidence(word.Confidence));
        if (word.Corrected)
            xml.WriteAttributeString("CS", "true");
        xml.WriteEndElement();
        if (type == "HypPart1")
        {
            xml.WriteStartElement("HYP");
            xml.WriteAttributeString("CONTENT", text[^1..]);
            xml.WriteEndElement();
        }
    }

    private string Baseline(Baseline line)
    {
        var (x0, y0) = frame.ToDelivered(line.X0, line.Y0);
        var (x1, y1) = frame.ToDelivered(line.X1, line.Y1);
        return string.Join(' ', Coordinate(x0) + "," + Coordinate(y0), Coordinate(x1) + "," + Coordinate(y1));
    }

    private static string Coordinate(double value) =>
        Math.Round(double.IsFinite(value) ? value : 0).ToString("0", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;
}
