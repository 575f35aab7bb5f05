namespace Ingest.Recognize.Managed;

/// <summary>
/// How the outputs of the network, the codes, make characters (unicharcompress.cpp): in Latin scripts nearly always one code each, in others a sequence.
/// A sequence is a number, built with <see cref="Append"/> from 0.
/// </summary>
internal sealed class CodeTable
{
    /// <summary>No character: a sequence that stands for nothing.</summary>
    public const int None = -1;

    public const int LongestSequence = 3;
    private const int LongestStored = 9;
    private const int BitsPerCode = 17;

    private static readonly List<int> Nothing = [];

    private readonly Dictionary<ulong, int> characters = [];
    private readonly Dictionary<ulong, List<int>> final = [];
    private readonly Dictionary<ulong, List<int>> next = [];
    private readonly int[] single;

    private CodeTable(int codes)
    {
        single = new int[codes];
        Array.Fill(single, None);
    }

    /// <summary>Codes there can be: the outputs of the network.</summary>
    public int Count => single.Length;

    /// <summary>Codes of the longest character there is.</summary>
    public int Longest { get; private set; } = 1;

    /// <summary>One more than the largest code in use.</summary>
    public int Range { get; private set; }

    public static ulong Append(ulong sequence, int code) => sequence << BitsPerCode | (uint)(code + 1);

    public int Character(ulong sequence) => characters.GetValueOrDefault(sequence, None);

    /// <summary>The character this code alone stands for.</summary>
    public int Single(int code) => single[code];

    /// <summary>Codes that complete a character after this sequence.</summary>
    public List<int> Final(ulong sequence) => final.TryGetValue(sequence, out var codes) ? codes : Nothing;

    /// <summary>Codes after which a character still goes on.</summary>
    public List<int> Next(ulong sequence) => next.TryGetValue(sequence, out var codes) ? codes : Nothing;

    /// <exception cref="BrokenModelException">Damaged.</exception>
    /// <exception cref="UnsupportedModelException">Characters of more than <see cref="LongestSequence"/> codes.</exception>
    public static CodeTable Read(ReadOnlySpan<byte> part, string model, int outputs, int known)
    {
        var reader = new ModelReader(part, "lstm-recoder");
        var table = new CodeTable(outputs);
        var count = reader.Count("the number of characters", 1, known);
        Span<int> codes = stackalloc int[LongestSequence];
        for (var character = 0; character < count; character++)
        {
            _ = reader.Byte();
            var length = reader.Count("the number of codes of a character", 1, LongestStored);
            if (length > LongestSequence)
                throw new UnsupportedModelException(model, $"it builds characters of {length} codes");
            for (var i = 0; i < length; i++)
                codes[i] = reader.Count("a code", 0, outputs - 1);
            table.Add(codes[..length], character);
        }
        return table;
    }

    // Of several characters with the same codes the last counts.
    private void Add(ReadOnlySpan<int> codes, int character)
    {
        Longest = Math.Max(Longest, codes.Length);
        foreach (var code in codes)
            Range = Math.Max(Range, code + 1);
        var prefix = 0UL;
        for (var i = 0; i < codes.Length - 1; i++)
        {
            AddOnce(next, prefix, codes[i]);
            prefix = Append(prefix, codes[i]);
        }
        AddOnce(final, prefix, codes[^1]);
        characters[Append(prefix, codes[^1])] = character;
        if (codes.Length == 1)
            single[codes[0]] = character;
    }

    private static void AddOnce(Dictionary<ulong, List<int>> lists, ulong prefix, int code)
    {
        if (!lists.TryGetValue(prefix, out var codes))
            lists[prefix] = codes = [];
        if (!codes.Contains(code))
            codes.Add(code);
    }
}
