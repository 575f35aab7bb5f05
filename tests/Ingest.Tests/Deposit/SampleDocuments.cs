using System.Text;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Tests.Deposit;

/// <summary>Small documents with all their files, made up.</summary>
public static class SampleDocuments
{
    public static BatchContext Batch { get; } = new("batch-1", "default", new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero)) { Operator = "op-1" };

    public static Func<string, string> Labels { get; } = code => code == "BESCHEID" ? "Bescheid" : code;

    public static byte[] Image(string name) => Encoding.UTF8.GetBytes($"delivered image {name}");

    public static RecordedDocument Recorded(string stack = "a.tif", int pages = 2, Route route = Route.Deposit, string akte = "31-1234/2020-5", string subject = "", string batch = "batch-1")
    {
        var recorded = Enumerable.Range(1, pages).Select(n => Page(batch, stack, n)).ToList();
        var key = Identity.DocumentKey(recorded.Select(p => p.Key));
        List<Field> fields =
        [
            new(FieldNames.Date, "2020-05-17", "17. Mai 2020", 0.97, "date-rule", new PageId(stack, 1), new Box(10, 20, 30, 40)),
        ];
        if (akte.Length > 0)
            fields.Add(new(FieldNames.Aktenzeichen, akte, akte, 0.95, "label-rule"));
        if (subject.Length > 0)
            fields.Add(new(FieldNames.Subject, subject, subject, 0.8, "label-rule"));
        var document = new SeparatedDocument(stack, 1, recorded) { Boundary = BoundaryReason.SeparatorSheet, Separator = new PageId(stack, 99) };
        var classified = new ClassifiedDocument(document, new("BESCHEID", 0.93, []), fields, route)
        {
            Issues = [new(IssueCodes.ClassUncertain, stack, "Check the class.")],
        };
        return new(Identity.DocumentId(key), key, Identity.ContentKey("default", recorded.Select(p => p.Image!.Delivered)), classified);
    }

    public static RenderedDocument Rendered(string workFolder, RecordedDocument recorded, string text = "Erste Seite\fZweite Seite")
    {
        Directory.CreateDirectory(workFolder);
        return new(recorded,
        [
            Write(ObjectRole.Pdf, "application/pdf", $"%PDF of {recorded.Id}"),
            Write(ObjectRole.Alto, "application/xml", $"<alto>{recorded.Id}</alto>"),
            Write(ObjectRole.Text, "text/plain", text),
            Write(ObjectRole.Metadata, "application/json", $"{{\"id\":\"{recorded.Id}\"}}"),
            Write(ObjectRole.Transfervermerk, "application/xml", $"<note>{recorded.Id}</note>"),
        ]);

        RenderedObject Write(ObjectRole role, string mediaType, string content)
        {
            var path = Path.Combine(workFolder, $"{recorded.Id}.{role}");
            var bytes = Encoding.UTF8.GetBytes(content);
            File.WriteAllBytes(path, bytes);
            return new(role, mediaType, path, Digest.Of(bytes), bytes.Length);
        }
    }

    /// <summary>A whole small batch in the store: manifest, delivered images, one document, receipt with a separator sheet.</summary>
    public static async Task<Receipt> DepositAsync(IDepositStore store, string workFolder, FaultPoints faults, RecordedDocument? document = null, string text = "Erste Seite\fZweite Seite")
    {
        var recorded = document ?? Recorded();
        var record = new BatchRecord(store, Batch, faults);
        await record.WriteManifestAsync(Manifest(recorded.Document.Stack), CancellationToken.None);
        var separator = Image(recorded.Document.Stack + "#99");
        await store.PutObjectAsync(Digest.Of(separator), separator, CancellationToken.None);
        foreach (var page in recorded.Document.Pages)
            await store.PutObjectAsync(page.Image!.Delivered.Sha256, Image(page.Id.ToString()), CancellationToken.None);
        var receipt = await new Depositor(store, Batch, faults, Labels).RunAsync(Rendered(workFolder, recorded, text), CancellationToken.None);
        await record.WriteReceiptAsync(Receipt(receipt), CancellationToken.None);
        return receipt;
    }

    public static BatchReceipt Receipt(Receipt receipt)
    {
        var stack = receipt.Recorded.Document.Stack;
        var separator = new PageId(stack, 99);
        return new(
            [new(stack, new Account(receipt.Recorded.Document.Pages.Count + 1, receipt.Recorded.Document.Pages.Count, 0, 1, 0, 0, 0))],
            [ReceiptDocument.Of(receipt)],
            [new(separator, PageState.Separator, Digest.Of(Image(separator.ToString())), "")]);
    }

    public static BatchManifest Manifest(string stack) => new(
        [new Stack("a.tif", [new SourceFile("a.tif", "somewhere", 12, Digest.Of(Encoding.UTF8.GetBytes(stack == "" ? "" : "a.tif")))])], ["README.md"]);

    private static RecordedPage Page(string batch, string stack, int number)
    {
        var id = new PageId(stack, number);
        var delivered = new DeliveredImage(Digest.Of(Image(id.ToString())), ImageCoding.Tiff);
        return new(id, Identity.PageKey(batch, id, delivered.Sha256), stack, Digest.Of(Encoding.UTF8.GetBytes(stack)))
        {
            Image = new(delivered, 2480, 3508, 300, 299.5),
            Turn = number % 2 == 0 ? Turn.Half : Turn.None,
            Flags = number % 2 == 0 ? PageFlags.TextMissing | PageFlags.PoorText : PageFlags.None,
            Issues = number % 2 == 0 ? [new(IssueCodes.TextMissing, id.ToString(), "Read it by hand.")] : [],
        };
    }
}
