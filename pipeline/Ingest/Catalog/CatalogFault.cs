namespace Ingest.Catalog;

/// <summary>Where the catalog is not what the store says. <paramref name="Place"/> names table and row, <paramref name="Detail"/> the columns, never their content.</summary>
public sealed record CatalogFault(string Place, string Detail, Guid? Document = null);
