namespace Ingest.Catalog.Words;

/// <summary>
/// What is known of a page besides its words stands in the index as words of its own, each with a sign in front that no text can hold
/// (private use is no letter for <see cref="WordCutter"/>): so a word and a field are looked up by one and the same index.
/// </summary>
internal static class IndexMarks
{
    /// <summary>Stands on every page, between its words and its marks: no phrase reaches across.</summary>
    public const char Every = '\uE000';

    public const char Class = '\uE001';
    public const char Status = '\uE002';
    public const char Organisation = '\uE003';
    /// <summary>Followed by yyyy, yyyymm and yyyymmdd.</summary>
    public const char Date = '\uE004';
    public const char Akte = '\uE005';
    public const char Vorgang = '\uE006';
    public const char TitleWord = '\uE007';
    public const char SenderWord = '\uE008';
    /// <summary>On the first page of a document.</summary>
    public const char FirstPage = '\uE009';

    /// <summary>In the list of words: one written backwards, after its length.</summary>
    public const char Backwards = '\uE100';

    /// <summary>Letters and digits alone: 31-1234/2020 and "31 1234 2020" are the same Akte.</summary>
    public static string Key(string text)
    {
        var buffer = new char[WordCutter.LongestWord];
        var key = new System.Text.StringBuilder();
        var cutter = new WordCutter(text, buffer);
        while (cutter.Next())
            key.Append(cutter.Word);
        return key.ToString();
    }

    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var cutter = new WordCutter(text, new char[WordCutter.LongestWord]);
        while (cutter.Next())
            words.Add(cutter.Word.ToString());
        return words;
    }
}
