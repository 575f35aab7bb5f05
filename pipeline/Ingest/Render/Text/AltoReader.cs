using System.Globalization;
using System.Xml;
using Ingest.Model;

namespace Ingest.Render.Text;

/// <summary>
/// Reads the words of our ALTO files back, page by page, in pixels of the delivered images. What <see cref="AltoWriter"/> rounds (baselines,
/// confidences) stays rounded; written again it is the same file.
/// </summary>
public sealed class AltoReader : IDisposable
{
    // far above what a page of 250 million pixels can hold; stops a file that is no ALTO of ours
    private const int MostStrings = 2_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly XmlReader xml;
    private readonly List<AltoPlace> places = [];

    /// <param name="input">Stays the caller's.</param>
    public AltoReader(Stream input) => xml = XmlReader.Create(input, Settings);

    /// <summary>Where the words of the page that was read last stand, by their IDs.</summary>
    public IReadOnlyList<AltoPlace> Places => places;

    /// <summary>The next page; null at the end.</summary>
    /// <exception cref="FormatException">Not an ALTO file of ours; the message holds no content.</exception>
    public PageText? Next()
    {
        try
        {
            while (!(xml.NodeType == XmlNodeType.Element && xml.LocalName == "Page"))
                if (!xml.Read())
                    return null;
            places.Clear();
            var blocks = new List<TextBlock>();
            using (var page = xml.ReadSubtree())
            {
                page.Read();
                while (page.Read())
                    if (page.NodeType == XmlNodeType.Element && page.LocalName == "TextBlock")
                        blocks.Add(Block(page));
            }
            xml.Read();
            return blocks.Count == 0 ? PageText.Empty : new(blocks);
        }
        catch (XmlException e)
        {
            throw new FormatException($"No ALTO from line {e.LineNumber} on.", e);
        }
        catch (OverflowException e)
        {
            throw new FormatException("A position in ALTO is no number.", e);
        }
    }

    public void Dispose() => xml.Dispose();

    private TextBlock Block(XmlReader page)
    {
        var box = Position(page);
        var lines = new List<TextLine>();
        if (page.IsEmptyElement)
            return new(box, lines);
        using var block = page.ReadSubtree();
        block.Read();
        while (block.Read())
            if (block.NodeType == XmlNodeType.Element && block.LocalName == "TextLine")
                lines.Add(Line(block));
        return new(box, lines);
    }

    private TextLine Line(XmlReader block)
    {
        var (box, baseline) = (Position(block), BaselineOf(block.GetAttribute("BASELINE") ?? ""));
        var words = new List<Word>();
        if (block.IsEmptyElement)
            return new(box, baseline, words);
        using var line = block.ReadSubtree();
        line.Read();
        while (line.Read())
        {
            if (line.NodeType != XmlNodeType.Element)
                continue;
            if (line.LocalName == "String")
                words.Add(WordOf(line));
            else if (line.LocalName == "HYP" && words.Count > 0)
                words[^1] = words[^1] with { Text = words[^1].Text + (line.GetAttribute("CONTENT") ?? "") };
        }
        return new(box, baseline, words);
    }

    private Word WordOf(XmlReader line)
    {
        if (places.Count >= MostStrings)
            throw new FormatException("A page has more words than fit on it.");
        var box = Position(line);
        places.Add(new(line.GetAttribute("ID") ?? "", box));
        return new(line.GetAttribute("CONTENT") ?? "", box, Number(line.GetAttribute("WC") ?? "0")) { Corrected = line.GetAttribute("CS") == "true" };
    }

    private static Box Position(XmlReader element)
    {
        var (left, top) = (Whole(element, "HPOS"), Whole(element, "VPOS"));
        return new(left, top, checked(left + Whole(element, "WIDTH")), checked(top + Whole(element, "HEIGHT")));
    }

    private static Baseline BaselineOf(string text) => text.Split(' ', ',') is [var x0, var y0, var x1, var y1]
        ? new(Number(x0), Number(y0), Number(x1), Number(y1))
        : throw new FormatException("A baseline in ALTO has not two points.");

    private static int Whole(XmlReader element, string name) =>
        int.TryParse(element.GetAttribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} in ALTO is no whole number.");

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new FormatException("A value in ALTO is no number.");
}

/// <summary>A word's ID in an ALTO file and its place in pixels of the delivered image.</summary>
public readonly record struct AltoPlace(string Id, Box Box);
