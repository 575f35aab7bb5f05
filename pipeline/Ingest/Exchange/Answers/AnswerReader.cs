using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Ingest.Exchange.Message;
using Ingest.Exchange.Package;
using Ingest.Model;

namespace Ingest.Exchange.Answers;

/// <summary>Reads 0402 and 0403 of xdomea 3.0.0 and 3.1.0, as XML or as the ZIP it travels in. Foreign input: bounded, no DTD.</summary>
public static class AnswerReader
{
    private const int LongestMessage = 64 << 20;

    /// <param name="schemas">Validated against when given.</param>
    /// <exception cref="MessageException">Not such a message, or it contradicts itself; the text names the place.</exception>
    public static async Task<(Answer Answer, Digest Sha256)> ReadAsync(string path, SchemaFolder? schemas, CancellationToken cancel)
    {
        var (bytes, name) = await MessageOfAsync(path, cancel);
        var answer = Read(bytes, schemas);
        if (PackageNames.TryParse(name, out var process, out var type) && (process != answer.Process || !type.EndsWith(answer.Message, StringComparison.Ordinal)))
            throw new MessageException($"{name} holds message {answer.Message} of process {answer.Process}: name and content differ.");
        return (answer, Digest.Of(bytes));
    }

    private static async Task<(byte[] Bytes, string Name)> MessageOfAsync(string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        var head = new byte[4];
        var isZip = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel) == head.Length && head.AsSpan().SequenceEqual("PK\u0003\u0004"u8);
        file.Position = 0;
        if (!isZip)
            return (await BytesAsync(file, cancel), Path.GetFileName(path));
        try
        {
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancel);
            var entry = zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToList() is [var only]
                ? only
                : throw new MessageException("The package does not hold exactly one message.");
            await using var content = await entry.OpenAsync(cancel);
            return (await BytesAsync(content, cancel), entry.Name);
        }
        catch (InvalidDataException wrong)
        {
            throw new MessageException($"The package is no readable ZIP: {wrong.Message}", wrong);
        }
    }

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var piece = new byte[1 << 16];
        while (await stream.ReadAsync(piece, cancel) is > 0 and var read)
        {
            if (bytes.Length + read > LongestMessage)
                throw new MessageException("The message is longer than 64 MiB.");
            bytes.Write(piece, 0, read);
        }

        return bytes.ToArray();
    }

    private static Answer Read(byte[] bytes, SchemaFolder? schemas)
    {
        try
        {
            var version = VersionOf(bytes);
            using var input = new MemoryStream(bytes);
            using var reader = MessageInput.Open(input, schemas?.For(version), invalid => throw new MessageException(
                string.Create(CultureInfo.InvariantCulture, $"The message is not valid: line {invalid.LineNumber}, column {invalid.LinePosition}: {invalid.Message}")));
            reader.MoveToContent();
            return Of(MessageInput.Whole(reader), version);
        }
        catch (XmlException wrong)
        {
            throw new MessageException(string.Create(CultureInfo.InvariantCulture, $"No well-formed XML within the limits from line {wrong.LineNumber}, column {wrong.LinePosition} on."), wrong);
        }
    }

    private static XdomeaVersion VersionOf(byte[] bytes)
    {
        using var input = new MemoryStream(bytes);
        using var reader = MessageInput.Open(input);
        reader.MoveToContent();
        return XdomeaVersion.OfNamespace(reader.NamespaceURI)
            ?? throw MessageException.At(reader, $"The message is not of xdomea {string.Join(" or ", XdomeaVersion.All.Select(v => v.Number))}");
    }

    private static Answer Of(XElement root, XdomeaVersion version)
    {
        var values = new ElementReader(version, []);
        var message = root.Name.LocalName switch
        {
            PackageNames.ImportBestaetigen => Answer.Import,
            PackageNames.EmpfangBestaetigen => Answer.Arrival,
            var other => throw new MessageException($"{other} is no answer to a hand-over: {PackageNames.ImportBestaetigen} or {PackageNames.EmpfangBestaetigen} is expected."),
        };
        var head = values.Child(root, "Kopf") ?? throw new MessageException("The message has no Kopf.");
        if (values.Code(head, "Nachrichtentyp", CodeList.Nachrichtentyp, "") != message)
            throw new MessageException($"Kopf/Nachrichtentyp is not {message}, the root element is.");
        return new(values.Id(head, "ProzessID"), message, values.Time(head, "Erstellungszeitpunkt") ?? throw new MessageException("Kopf/Erstellungszeitpunkt is missing or no time."))
        {
            Sender = MessageReader.Institution(values, head, "Absender"),
            Objects = [.. values.Children(root, "AbgegebenesObjekt").Select(o => Object(values, o))],
        };
    }

    private static AnsweredObject Object(ElementReader values, XElement answered)
    {
        var id = values.Id(answered, "IDSGO");
        var accepted = values.Text(answered, "Erfolgreich").Trim() switch
        {
            "1" or "true" => true,
            "0" or "false" => false,
            _ => throw new MessageException($"Erfolgreich of object {id} is neither 1 nor 0."),
        };
        return new(id, accepted,
            [.. values.Children(answered, "Fehlermeldung").Select(m => m.Value.Trim())],
            [.. values.Children(answered, "FehlermeldungCode").Select(c => new AnsweredCode(
                c.Element("code")?.Value.Trim() ?? throw new MessageException($"FehlermeldungCode of object {id} has no unqualified element 'code'."),
                c.Element("name")?.Value.Trim() ?? "", (string?)c.Attribute("listURI") ?? "", (string?)c.Attribute("listVersionID") ?? ""))]);
    }
}
