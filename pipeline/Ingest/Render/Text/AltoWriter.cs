using System.Globalization;
using System.Xml;
using Ingest.Model;

namespace Ingest.Render.Text;

/// <summary>
/// Writes the words of a document as one ALTO 4.4 file, page by page: boxes in pixels of the delivered images, word confidence from 0 to 1.
/// The caller owns the output; call <see cref="Finish"/> at the end.
/// </summary>
public sealed class AltoWriter
{
    private const string Namespace = "http://www.loc.gov/standards/alto/ns-v4#";

    private readonly XmlWriter xml;
    private int pages;

    /// <param name="documentId">What the words belong to; empty outside the store.</param>
    /// <param name="pageAddresses">Where the pages were delivered, in page order.</param>
    public AltoWriter(Stream output, string fileName, string documentId, IEnumerable<string> pageAddresses, DateTimeOffset time)
    {
        xml = XmlOutput.On(output);
        xml.WriteStartElement("alto", Namespace);
        xml.WriteAttributeString("SCHEMAVERSION", "4.4");
        xml.WriteStartElement("Description");
        xml.WriteElementString("MeasurementUnit", "pixel");
        xml.WriteStartElement("sourceImageInformation");
        xml.WriteElementString("fileName", CleanText.Of(fileName));
        foreach (var address in pageAddresses)
            xml.WriteElementString("fileIdentifier", CleanText.Of(address));
        if (documentId.Length > 0)
            xml.WriteElementString("documentIdentifier", documentId);
        xml.WriteEndElement();
        WriteProcessing(time);
        xml.WriteEndElement();
        xml.WriteStartElement("Layout");
    }

    public void Add(PageFrame frame, PageText text)
    {
        pages++;
        xml.WriteStartElement("Page");
        xml.WriteAttributeString("ID", Id("p", pages));
        xml.WriteAttributeString("WIDTH", Number(frame.Width));
        xml.WriteAttributeString("HEIGHT", Number(frame.Height));
        xml.WriteAttributeString("PHYSICAL_IMG_NR", Number(pages));
        if (text.Words.Any())
            xml.WriteAttributeString("PC", Confidence(text.Confidence));
        // degrees the contents are turned against the clock: the way back that Turn goes with it
        if (frame.Turn != Turn.None)
            xml.WriteAttributeString("ROTATION", Number((int)frame.Turn));
        xml.WriteStartElement("PrintSpace");
        Position(new Box(0, 0, frame.Width, frame.Height));
        var block = 0;
        foreach (var part in text.Blocks.Where(b => b.Lines.Count > 0))
            new AltoBlock(xml, frame, $"{Id("p", pages)}_b{Number(++block)}").Write(part);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
    }

    public void Finish()
    {
        xml.WriteEndDocument();
        xml.Dispose();
    }

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Confidence(double value) =>
        Math.Clamp(double.IsFinite(value) ? value : 0, 0, 1).ToString("0.000", CultureInfo.InvariantCulture);

    private void WriteProcessing(DateTimeOffset time)
    {
        xml.WriteStartElement("Processing");
        xml.WriteAttributeString("ID", "ocr");
        xml.WriteElementString("processingCategory", "contentGeneration");
        xml.WriteElementString("processingDateTime", IsoTime.Second(time));
        xml.WriteElementString("processingStepDescription", "OCR");
        xml.WriteStartElement("processingSoftware");
        xml.WriteElementString("softwareName", ToolVersion.Name);
        xml.WriteElementString("softwareVersion", ToolVersion.Number);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Position(Box box) => AltoBlock.WritePosition(xml, box);

    private static string Id(string kind, int number) => kind + Number(number);
}
