namespace Ingest.Deposit.Deletion;

/// <summary>Where deletions are recorded in the store: the order, written first, and that it was carried out, written last.</summary>
public static class DeletionLayout
{
    public const string Folder = "deletions/";

    public static string Order(Guid document) => $"{Folder}{document:D}/order.json";

    public static string Done(Guid document) => $"{Folder}{document:D}/done.json";

    /// <summary>The document of an order's name; false for any other name.</summary>
    public static bool TryParseOrder(string name, out Guid document)
    {
        document = default;
        return name.Split('/') is ["deletions", var id, "order.json"] && Guid.TryParseExact(id, "D", out document) && name == Order(document);
    }
}
