namespace Ingest.Classify.Reading;

/// <summary>What is read of a document to classify it: its first two pages with text and its last one, whatever its length.</summary>
public sealed class DocumentText
{
    private const double HeadEnd = 0.4;
    private const double HeadingEnd = 0.65;
    private const double BodyStart = 0.2;
    private const double FootStart = 0.8;
    private const int HeadingWords = 10;

    private readonly Dictionary<Zone, ZoneText> zones = [];

    private DocumentText(IReadOnlyList<IReadOnlyList<SeenLine>> pages)
    {
        Pages = pages;
        Lines = [.. pages.SelectMany(p => p)];
        for (var i = 0; i < pages.Count; i++)
        {
            foreach (var line in pages[i])
                line.Zones = ZonesOf(line, i == 0);
        }
    }

    /// <summary>The pages that carry text: first, second, last.</summary>
    public IReadOnlyList<IReadOnlyList<SeenLine>> Pages { get; }

    public IReadOnlyList<SeenLine> Lines { get; }

    public IReadOnlyList<SeenLine> FirstPage => Pages.Count > 0 ? Pages[0] : [];

    public ZoneText this[Zone zone] =>
        zones.TryGetValue(zone, out var text) ? text : zones[zone] = new([.. Lines.Where(l => l.Zones.HasFlag(zone))]);

    /// <param name="pages">Lines of each page in order; pages without a line are passed over, those between second and last too.</param>
    public static DocumentText Of(IEnumerable<IReadOnlyList<SeenLine>> pages)
    {
        var reader = new Collector();
        foreach (var page in pages)
            reader.Add(page);
        return reader.Close();
    }

    private static Zone ZonesOf(SeenLine line, bool first)
    {
        var zones = Zone.Any;
        if (first)
        {
            zones |= Zone.FirstPage;
            if (line.Top < HeadEnd)
                zones |= Zone.Head;
            if (line.Top < HeadingEnd && IsHeading(line))
                zones |= Zone.Heading;
        }
        if (!first || line.Top >= BodyStart)
            zones |= Zone.Body;
        if (line.Bottom > FootStart)
            zones |= Zone.Foot;
        return zones;
    }

    /// <summary>Not the end of a sentence that a line break brought to the margin.</summary>
    private static bool IsHeading(SeenLine line) =>
        line.Words.Count <= HeadingWords && (line.Opens || line.AfterShort) && !line.Text.EndsWith(',') && !line.Text.EndsWith(';');

    /// <summary>Takes pages one by one and holds no more than three of them.</summary>
    public sealed class Collector
    {
        private readonly List<IReadOnlyList<SeenLine>> first = [];
        private IReadOnlyList<SeenLine>? last;

        public void Add(IReadOnlyList<SeenLine> page)
        {
            if (page.Count == 0)
                return;
            if (first.Count < 2)
                first.Add(page);
            else
                last = page;
        }

        public DocumentText Close() => new(last is null ? first : [.. first, last]);
    }
}
