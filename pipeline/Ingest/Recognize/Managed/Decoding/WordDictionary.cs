namespace Ingest.Recognize.Managed;

/// <summary>Follows words through the dictionaries of a model, character by character (dict.cpp).</summary>
internal sealed class WordDictionary
{
    /// <summary>Stands in the patterns for "a word" or "a digit".</summary>
    private const int Pattern = 0;

    private readonly CharacterSet characters;
    private readonly WordGraph? punctuation;
    private readonly (WordGraph Graph, Permuter Permuter, bool Numbers)[] lists;

    public WordDictionary(WordLists words, CharacterSet characters)
    {
        this.characters = characters;
        punctuation = words.Punctuation;
        lists =
        [
            .. words.Words is { } plain ? [(plain, Permuter.Word, false)] : Array.Empty<(WordGraph, Permuter, bool)>(),
            .. words.Numbers is { } numbers ? [(numbers, Permuter.Number, true)] : Array.Empty<(WordGraph, Permuter, bool)>(),
        ];
        var wrapped = punctuation is not null && punctuation.Find(0, Pattern, wordEnd: true) != WordGraph.None;
        if (punctuation is not null)
            Beginnings.Add(new WordPosition(-1, WordGraph.None, true, WordGraph.None, false));
        for (var i = 0; i < lists.Length && !wrapped; i++)
            Beginnings.Add(new WordPosition(i, WordGraph.None, false, WordGraph.None, false));
    }

    public bool IsEmpty => punctuation is null && lists.Length == 0;

    /// <summary>Where every word begins.</summary>
    public List<WordPosition> Beginnings { get; } = [];

    /// <summary>Appends the positions after one more character to the list.</summary>
    /// <param name="endsWord">What has been read can be a whole word.</param>
    /// <returns>Where the character was found; <see cref="Permuter.None"/> when no word goes on with it.</returns>
    public Permuter Follow(ReadOnlySpan<WordPosition> positions, int character, List<WordPosition> next, out bool endsWord)
    {
        endsWord = false;
        var found = Permuter.None;
        if (character == Pattern)
            return found;
        var first = next.Count;
        foreach (var position in positions)
        {
            var permuter = position.List < 0
                ? Begin(position, character, next, first, ref endsWord)
                : Continue(position, character, next, first, ref endsWord);
            found = permuter > found ? permuter : found;
        }
        return found;
    }

    private Permuter Begin(WordPosition position, int character, List<WordPosition> next, int first, ref bool endsWord)
    {
        var found = Permuter.None;
        var node = Node(punctuation!, position.PunctuationEdge);
        var wordEdge = Find(punctuation!, node, Pattern);
        for (var i = 0; i < lists.Length && wordEdge != WordGraph.None; i++)
        {
            var edge = lists[i].Graph.Find(0, Letter(i, character), wordEnd: false);
            if (edge == WordGraph.None)
                continue;
            AddOnce(next, first, new WordPosition(i, edge, true, wordEdge, false));
            found = lists[i].Permuter > found ? lists[i].Permuter : found;
            endsWord |= lists[i].Graph.EndsWord(edge) && punctuation!.EndsWord(wordEdge);
        }
        var mark = Find(punctuation!, node, character);
        if (mark == WordGraph.None)
            return found;
        AddOnce(next, first, new WordPosition(-1, WordGraph.None, true, mark, false));
        endsWord |= punctuation!.EndsWord(mark);
        return Permuter.Punctuation > found ? Permuter.Punctuation : found;
    }

    private Permuter Continue(WordPosition position, int character, List<WordPosition> next, int first, ref bool endsWord)
    {
        var found = Permuter.None;
        var (graph, permuter, _) = lists[position.List];
        if (position.Punctuated && position.Edge != WordGraph.None && graph.EndsWord(position.Edge))
        {
            var mark = Find(punctuation!, Node(punctuation!, position.PunctuationEdge), character);
            if (mark != WordGraph.None)
            {
                AddOnce(next, first, position with { PunctuationEdge = mark, Closed = true });
                found = permuter;
                endsWord |= punctuation!.EndsWord(mark);
            }
        }
        if (position.Closed)
            return found;
        var edge = Find(graph, Node(graph, position.Edge), Letter(position.List, character));
        if (edge == WordGraph.None)
            return found;
        endsWord |= graph.EndsWord(edge) && (!position.Punctuated || punctuation!.EndsWord(position.PunctuationEdge));
        AddOnce(next, first, new WordPosition(position.List, edge, position.Punctuated, position.PunctuationEdge, false));
        return permuter;
    }

    private int Letter(int list, int character) => lists[list].Numbers && characters.Is(character, CharacterSet.Digit) ? Pattern : character;

    private static long Node(WordGraph graph, long edge) =>
        edge == WordGraph.None ? 0 : graph.Next(edge) is var node and not 0 ? node : WordGraph.None;

    private static long Find(WordGraph graph, long node, int character) =>
        node == WordGraph.None ? WordGraph.None : graph.Find(node, character, wordEnd: false);

    private static void AddOnce(List<WordPosition> positions, int first, WordPosition position)
    {
        for (var i = first; i < positions.Count; i++)
        {
            if (positions[i] == position)
                return;
        }
        positions.Add(position);
    }
}
