using System.Numerics;

namespace Ingest.Recognize.Managed;

/// <summary>
/// A list of words as a graph of characters (dawg.cpp). An edge is 64 bits: character, flags (last of its node, direction, end of word), next node;
/// a node is the number of its first edge.
/// </summary>
internal sealed class WordGraph
{
    public const long None = -1;
    private const short Magic = 42;
    private const int MostEdges = 1 << 25;
    private const int FlagBits = 3;
    private const ulong LastFlag = 1;
    private const ulong EndOfWordFlag = 4;

    private readonly ulong[] edges;
    private readonly int flagStart;
    private readonly ulong letterMask;
    private readonly int rootEdges;

    private WordGraph(ulong[] edges, int characters)
    {
        this.edges = edges;
        flagStart = BitOperations.Log2((uint)characters) + 1;
        letterMask = (1UL << flagStart) - 1;
        rootEdges = 1;
        while (rootEdges < edges.Length && !IsLast(rootEdges - 1))
            rootEdges++;
    }

    public int Edges => edges.Length;

    /// <exception cref="BrokenModelException">Damaged.</exception>
    public static WordGraph Read(ReadOnlySpan<byte> part, string name, int known)
    {
        var reader = new ModelReader(part, name);
        if (reader.Int16() != Magic)
            throw reader.Broken("it is not a list of words");
        var characters = reader.Count("the number of characters", 1, known + 1);
        var graph = new WordGraph(reader.UInt64s(reader.Count("the number of edges", 1, MostEdges)), characters);
        for (var edge = 0; edge < graph.edges.Length; edge++)
        {
            if (graph.Next(edge) >= graph.edges.Length)
                throw reader.Broken("an edge leads nowhere");
        }
        return graph.IsLast(graph.edges.Length - 1) ? graph : throw reader.Broken("its last node does not end");
    }

    public int Letter(long edge) => (int)(edges[edge] & letterMask);

    public bool EndsWord(long edge) => (edges[edge] >> flagStart & EndOfWordFlag) != 0;

    /// <summary>The node an edge leads to; 0 when no word goes on.</summary>
    public long Next(long edge) => (long)(edges[edge] >> flagStart + FlagBits);

    /// <summary>The edge of <paramref name="node"/> with this character, which must end a word if <paramref name="wordEnd"/>; <see cref="None"/> when there is none.</summary>
    public long Find(long node, int character, bool wordEnd)
    {
        if (node == 0)
            return FindInRoot(character, wordEnd);
        for (var edge = node; ; edge++)
        {
            if (Letter(edge) == character && (!wordEnd || EndsWord(edge)))
                return edge;
            if (IsLast(edge))
                return None;
        }
    }

    public bool Contains(ReadOnlySpan<int> word)
    {
        var node = 0L;
        for (var i = 0; i < word.Length; i++)
        {
            var edge = Find(node, word[i], i == word.Length - 1);
            if (edge == None || i < word.Length - 1 && Next(edge) == 0)
                return false;
            node = Next(edge);
        }
        return word.Length > 0;
    }

    private bool IsLast(long edge) => (edges[edge] >> flagStart & LastFlag) != 0;

    // The edges of the root are sorted by character; of two with the same one the one that ends a word comes first.
    private long FindInRoot(int character, bool wordEnd)
    {
        var (low, high) = (0, rootEdges - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = character.CompareTo(Letter(middle));
            if (order == 0 && wordEnd && !EndsWord(middle))
                order = -1;
            if (order == 0)
                return middle;
            (low, high) = order > 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return None;
    }
}
