using System.Globalization;

namespace Ingest.Render.Pdf;

/// <summary>A page tree of two levels whose nodes are written as soon as they are full: viewers find page 4,000 without reading 3,999 before it.</summary>
internal sealed class PageTree(PdfObjects objects, int root)
{
    private const int PagesPerNode = 200;

    private readonly List<(int Node, int Pages)> nodes = [];
    private readonly List<int> open = [];
    private int node;

    public int Count { get; private set; }

    /// <summary>The node the next page belongs to.</summary>
    public int Parent
    {
        get
        {
            if (open.Count == 0)
                node = objects.Reserve();
            return node;
        }
    }

    public void Add(int page)
    {
        open.Add(page);
        Count++;
        if (open.Count == PagesPerNode)
            CloseNode();
    }

    public void Finish()
    {
        if (open.Count > 0)
            CloseNode();
        objects.Put(root, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Kids [{Kids(nodes.Select(n => n.Node))}] /Count {Count} >>"));
    }

    private void CloseNode()
    {
        objects.Put(node, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Parent {root} 0 R /Kids [{Kids(open)}] /Count {open.Count} >>"));
        nodes.Add((node, open.Count));
        open.Clear();
    }

    private static string Kids(IEnumerable<int> numbers) =>
        string.Join(' ', numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n} 0 R")));
}
