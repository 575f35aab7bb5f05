using System.Globalization;
using Ingest.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Render;

/// <summary>Words and lines of a picture as the tesseract command finds them.</summary>
internal static class TesseractWords
{
    public static PageText Read(string path)
    {
        var rows = Tool.Run("tesseract", path, "-", "--dpi", "300", "-l", "eng", "tsv").Output.Split('\n').Skip(1)
            .Select(r => r.Split('\t')).Where(r => r.Length == 12).ToList();
        var lines = new List<TextLine>();
        foreach (var line in rows.Where(r => r[0] is "4" or "5").Aggregate(new List<List<string[]>>(), Grouped))
        {
            var words = line.Skip(1).Where(r => r[11].Trim().Length > 0).Select(r => new Word(r[11], BoxOf(r), double.Parse(r[10], CultureInfo.InvariantCulture) / 100)).ToList();
            var box = BoxOf(line[0]);
            if (words.Count > 0)
                lines.Add(new(box, new(box.Left, box.Bottom, box.Right, box.Bottom), words));
        }
        return new([new(lines.Select(l => l.Box).Aggregate((a, b) => a.Union(b)), lines)]);
    }

    private static List<List<string[]>> Grouped(List<List<string[]>> lines, string[] row)
    {
        if (row[0] == "4")
            lines.Add([]);
        lines[^1].Add(row);
        return lines;
    }

    private static Box BoxOf(string[] row)
    {
        int At(int i) => int.Parse(row[i], CultureInfo.InvariantCulture);
        return new(At(6), At(7), At(6) + At(8), At(7) + At(9));
    }
}
