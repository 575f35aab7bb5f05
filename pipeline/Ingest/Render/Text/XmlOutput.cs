using System.Text;
using System.Xml;

namespace Ingest.Render.Text;

/// <summary>One way to write XML: UTF-8 without byte order mark, LF, indented; the caller's stream stays open.</summary>
internal static class XmlOutput
{
    public static XmlWriter On(Stream output) => XmlWriter.Create(output, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        CloseOutput = false,
    });
}
