using Ingest.Exchange.Message;
using Ingest.Model;

namespace Ingest.Exchange.Package;

/// <summary>What no schema can say of a message with its files: names, ids, that each file is there, and no other.</summary>
internal static class PackageChecks
{
    /// <param name="package">File name of the package.</param>
    /// <param name="entries">Names in it.</param>
    public static IEnumerable<MessageFinding> Of(ExchangeMessage message, string package, IReadOnlyCollection<string> entries)
    {
        var own = entries.SingleOrDefault(IsMessage) ?? "";
        foreach (var name in new[] { package, own })
        {
            if (!PackageNames.TryParse(name, out var process, out var type) || type != PackageNames.Abgabe)
                yield return new(FindingCodes.Name, name, $"It is not called <ProzessID>_{PackageNames.Abgabe}.");
            else if (process != message.Process)
                yield return new(FindingCodes.Name, name, "It is named after another process than the one in Kopf.");
        }

        foreach (var finding in Ids(message).Concat(Files(message, entries.Where(e => e != own).ToHashSet(StringComparer.Ordinal))))
            yield return finding;
    }

    public static bool IsMessage(string entry) => entry.EndsWith($"_{PackageNames.Abgabe}.xml", StringComparison.Ordinal);

    private static IEnumerable<MessageFinding> Ids(ExchangeMessage message)
    {
        var seen = new HashSet<Guid> { message.Process };
        var ids = message.Akten.SelectMany(WithParts).Select(a => a.Id)
            .Concat(message.Akten.SelectMany(a => a.AllVorgaenge()).Select(v => v.Id))
            .Concat(message.Vorgaenge.SelectMany(v => v.WithParts()).Select(v => v.Id))
            .Concat(message.AllDocuments().Select(d => d.Id));
        foreach (var id in ids)
        {
            if (!seen.Add(id))
                yield return new(FindingCodes.IdTwice, id.ToString(), "Two objects have this id.");
        }

        foreach (var (document, file) in message.AllDocuments().SelectMany(d => d.Files().Select(f => (d, f))))
        {
            if (PackageNames.FileId(file.Name) is not { } id)
                yield return new(FindingCodes.FileName, document.Id.ToString(), "Dateiname does not begin with a UUID, or is no plain file name.");
            else if (!seen.Add(id))
                yield return new(FindingCodes.IdTwice, id.ToString(), "A file has the id of another file or of an object.");
            if (file.Format == Codes.OtherFormat && file.OtherFormat.Length == 0)
                yield return new(FindingCodes.CodeUnknown, document.Id.ToString(), "Format 100 needs a SonstigerName.");
        }
    }

    private static IEnumerable<MessageFinding> Files(ExchangeMessage message, HashSet<string> entries)
    {
        foreach (var file in message.AllDocuments().SelectMany(d => d.Files()))
        {
            if (!entries.Remove(file.Name))
                yield return new(FindingCodes.FileMissing, file.Name, "The message names it, the package has no such file.");
        }

        foreach (var entry in entries.Order(StringComparer.Ordinal))
            yield return new(FindingCodes.FileSurplus, entry, "The message does not name it.");
    }

    private static IEnumerable<ExchangeAkte> WithParts(ExchangeAkte akte) => akte.Parts.SelectMany(WithParts).Prepend(akte);
}
