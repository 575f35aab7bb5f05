using Ingest.Model;

namespace Ingest.Render.Text;

/// <summary>Lays words that a person put right over those a machine read: the person's stand, whatever is read under them.</summary>
public static class WordLayer
{
    /// <param name="box">On the upright page, like the words.</param>
    /// <param name="text">Several words share the box by their length; empty takes away what stands there.</param>
    public static PageText Lay(PageText page, Box box, string text)
    {
        var words = Parts(box, CleanText.OfWord(text));
        var blocks = new List<TextBlock>();
        var placed = words.Count == 0;
        foreach (var block in page.Blocks)
        {
            var lines = new List<TextLine>();
            foreach (var line in block.Lines)
            {
                var left = line.Words.Where(w => !Covers(box, w.Box)).ToList();
                var hit = left.Count < line.Words.Count;
                if (hit && !placed)
                    (left, placed) = (Inserted(left, words), true);
                if (left.Count > 0)
                    lines.Add(hit ? Sized(line, left) : line);
            }
            if (lines.Count > 0)
                blocks.Add(block with { Lines = lines });
        }
        if (!placed)
            blocks = Beside(blocks, words, box);
        return blocks.Count == 0 ? PageText.Empty : page with { Blocks = blocks };
    }

    /// <summary>Most of the word lies in the box.</summary>
    private static bool Covers(Box box, Box word) => box.Shared(word) * 2 >= Math.Max(1, word.Area);

    private static List<Word> Parts(Box box, string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (words, at) = (new List<Word>(), 0);
        foreach (var part in parts)
        {
            // as if set in letters of one width
            var (left, right) = (box.Left + (int)((long)box.Width * at / text.Length), box.Left + (int)((long)box.Width * (at + part.Length) / text.Length));
            words.Add(new(part, box with { Left = left, Right = Math.Max(left + 1, right) }, 1) { Corrected = true });
            at += part.Length + 1;
        }
        return words;
    }

    private static List<Word> Inserted(List<Word> line, List<Word> words)
    {
        var at = line.FindIndex(w => w.Box.Left > words[0].Box.Left);
        line.InsertRange(at < 0 ? line.Count : at, words);
        return line;
    }

    /// <summary>Where nothing was read: into the line at this height, else as a block of its own.</summary>
    private static List<TextBlock> Beside(List<TextBlock> blocks, List<Word> words, Box box)
    {
        var middle = (box.Top + box.Bottom) / 2;
        for (var b = 0; b < blocks.Count; b++)
        {
            var at = blocks[b].Lines.ToList().FindIndex(l => l.Box.Top <= middle && middle < l.Box.Bottom && box.Right >= l.Box.Left - box.Height && box.Left <= l.Box.Right + box.Height);
            if (at < 0)
                continue;
            var line = blocks[b].Lines[at];
            var longer = Sized(line, Inserted([.. line.Words], words));
            blocks[b] = new(blocks[b].Box.Union(longer.Box), [.. blocks[b].Lines.Take(at), longer, .. blocks[b].Lines.Skip(at + 1)]);
            return blocks;
        }
        var foot = box.Bottom - box.Height / 5;
        blocks.Add(new(box, [new(box, new(box.Left, foot, box.Right, foot), words)]));
        return blocks;
    }

    private static TextLine Sized(TextLine line, List<Word> words) =>
        line with { Words = words, Box = words.Aggregate(line.Box, (all, w) => all.Union(w.Box)) };
}
