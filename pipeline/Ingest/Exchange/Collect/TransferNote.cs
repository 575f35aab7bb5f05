using System.Xml;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Exchange.Collect;

/// <summary>Whether the Transfervermerk of a document is complete: the marker and the note itself say so (TR-03138 A.NB.4; without it there is no release).</summary>
internal static class TransferNote
{
    private const string Namespace = "urn:ingest:transfervermerk:1";

    /// <returns>Empty when it is complete, otherwise what is wrong with it.</returns>
    public static async ValueTask<string> FaultAsync(IDepositStore store, CommitMarker marker, CancellationToken cancel)
    {
        if (!marker.Objects.TryGetValue(ObjectRole.Transfervermerk, out var note))
            return "Transfervermerk missing";
        if (marker.Missing.Count > 0)
            return $"Transfervermerk unvollständig: {string.Join("; ", marker.Missing)}";
        await using var stream = await store.OpenObjectAsync(note.Sha256, cancel);
        try
        {
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1 << 28 });
            xml.MoveToContent();
            if (xml.NamespaceURI != Namespace || xml.LocalName != "Transfervermerk")
                return "Transfervermerk unreadable";
            return xml.GetAttribute("vollstaendig") == "true" ? "" : "Transfervermerk unvollständig";
        }
        catch (XmlException)
        {
            return "Transfervermerk unreadable";
        }
    }
}
