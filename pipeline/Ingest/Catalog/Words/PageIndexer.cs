using System.Text;
using Ingest.Model;

namespace Ingest.Catalog.Words;

/// <summary>
/// Makes of a page what goes into the index: its folded words in order, then <see cref="IndexMarks.Every"/>, other readings of words divided at
/// line ends, and the marks of its document. Collects the vocabulary of what it has seen.
/// </summary>
internal sealed class PageIndexer(KnownWords known)
{
    /// <summary>Words of one page that are indexed. A dense page has 1,000.</summary>
    public const int MostWords = 50_000;

    private readonly StringBuilder listed = new();
    private readonly StringBuilder line = new();
    private readonly StringBuilder tail = new();
    private readonly char[] buffer = new char[WordCutter.LongestWord];

    /// <summary>The words seen since the last call that are to be listed, each also backwards after its length: so words are found by their end.</summary>
    public string Vocabulary()
    {
        var all = listed.ToString();
        listed.Clear();
        return all;
    }

    /// <summary>None for a document without pages, on which they would stand.</summary>
    public string MarksOf(StoredDocument document)
    {
        line.Clear();
        if (document.PageRows == 0)
            return "";
        Mark(IndexMarks.Class, IndexMarks.Key(document.Class));
        Mark(IndexMarks.Status, CatalogStatus.Word(document.Status));
        Mark(IndexMarks.Organisation, IndexMarks.Key(document.Organisation));
        Mark(IndexMarks.Akte, IndexMarks.Key(document.Akte));
        if (document.Vorgang.Length > 0)
            Mark(IndexMarks.Vorgang, IndexMarks.Key(document.Vorgang));
        var digits = string.Concat(document.Date.Where(char.IsAsciiDigit));
        foreach (var length in (ReadOnlySpan<int>)[4, 6, 8])
        {
            if (digits.Length >= length)
                Mark(IndexMarks.Date, digits[..length]);
        }

        MarkNames(document.Title, document.Sender);
        return line.ToString();
    }

    /// <summary>For the vocabulary alone.</summary>
    public void See(string title, string sender)
    {
        line.Clear();
        MarkNames(title, sender);
    }

    /// <inheritdoc cref="See(string, string)"/>
    public void See(string text) => Index(text, "", first: false);

    public string Index(string text, string marks, bool first)
    {
        line.Clear();
        tail.Clear();
        var waiting = "";
        var cutter = new WordCutter(text, buffer);
        for (var count = 0; count < MostWords && cutter.Next(); count++)
        {
            var word = cutter.Word;
            line.Append(word).Append(' ');
            Enter(word);
            if (waiting.Length > 0)
                Tail(string.Concat(waiting, word));
            waiting = cutter.MayGoOn ? word.ToString() : "";
            if (cutter.IsDivided)
            {
                Tail(word[..cutter.DividedAt]);
                Tail(word[cutter.DividedAt..]);
            }
        }

        line.Append(IndexMarks.Every).Append(' ').Append(tail).Append(marks);
        if (first)
            line.Append(IndexMarks.FirstPage);
        return line.ToString();
    }

    private void MarkNames(string title, string sender)
    {
        foreach (var word in IndexMarks.Words(title))
            Mark(IndexMarks.TitleWord, word, listed: true);
        foreach (var word in IndexMarks.Words(sender))
            Mark(IndexMarks.SenderWord, word, listed: true);
    }

    private void Tail(ReadOnlySpan<char> word)
    {
        if (word.Length < WordEntry.Shortest)
            return;
        Enter(word);
        tail.Append(word).Append(' ').Append(IndexMarks.Every).Append(' ');
    }

    private void Mark(char kind, string value, bool listed = false)
    {
        var mark = kind + value;
        line.Append(mark).Append(' ');
        if (listed && known.Enter(mark))
            this.listed.Append(mark).Append(' ');
    }

    private void Enter(ReadOnlySpan<char> word)
    {
        if (!WordEntry.IsListed(word) || !known.Enter(word))
            return;
        listed.Append(word).Append(' ');
        if (!WordEntry.IsTurned(word))
            return;
        listed.Append(IndexMarks.Backwards).Append((char)(IndexMarks.Backwards + word.Length));
        for (var i = word.Length - 1; i >= 0; i--)
            listed.Append(word[i]);
        listed.Append(' ');
    }
}
