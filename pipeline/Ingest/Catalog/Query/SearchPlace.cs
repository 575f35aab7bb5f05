using System.Globalization;

namespace Ingest.Catalog.Query;

/// <summary>Where in the order of hits a hit stands: stage, the upper end of its window of pages, its rank and page. A cursor is one of these.</summary>
/// <param name="Page">0: the window is taken from its front.</param>
internal readonly record struct SearchPlace(int Stage, long Below, double Rank, long Page)
{
    private const int Values = 5;
    private const string Kind = "s";

    public string ToCursor() => Cursor.Of(
        Kind, Stage.ToString(CultureInfo.InvariantCulture), Below.ToString(CultureInfo.InvariantCulture),
        Rank.ToString("R", CultureInfo.InvariantCulture), Page.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="UsageException">It is no cursor of a search for words.</exception>
    public static SearchPlace Read(string cursor)
    {
        var values = Cursor.Read(cursor, Values);
        var culture = CultureInfo.InvariantCulture;
        return values[0] == Kind && int.TryParse(values[1], NumberStyles.None, culture, out var stage) && stage is >= 0 and <= 2
            && long.TryParse(values[2], NumberStyles.None, culture, out var below) && double.TryParse(values[3], NumberStyles.Float, culture, out var rank)
            && long.TryParse(values[4], NumberStyles.None, culture, out var page)
            ? new(stage, below, rank, page)
            : throw Cursor.Wrong();
    }
}
