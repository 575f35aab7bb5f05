namespace Ingest.Recognize.Managed;

/// <summary>
/// Finds the best text of a line as the original does (recodebeam.cpp): paths of codes, with and without dictionaries, the best few of each kind kept at each timestep.
/// Not thread-safe: holds the memory of a search for the next line.
/// </summary>
internal sealed partial class BeamDecoder
{
    private const float OutsideDictionary = 2.25f;
    // -25 in the scale of words, whose certainties are 7 times those of codes
    private const float WorstInDictionary = (float)(-25f / 7f);

    private readonly LstmModel model;
    private readonly CodeTable codes;
    private readonly int nullCode;
    private readonly WordDictionary? dictionary;
    private readonly BeamLattice lattice;
    private readonly StepRanking ranking;
    private readonly List<WordPosition> positions = [];
    private readonly BeamNode[] initial = new BeamNode[BeamLattice.Continuations];
    private readonly bool[] hasInitial = new bool[BeamLattice.Continuations];
    private int beginnings;

    /// <param name="withDictionary">False: the network alone decides.</param>
    public BeamDecoder(LstmModel model, bool withDictionary)
    {
        (this.model, codes, nullCode) = (model, model.Codes, model.NullCode);
        var words = withDictionary ? new WordDictionary(model.Words, model.Characters) : null;
        dictionary = words is { IsEmpty: false } ? words : null;
        lattice = new BeamLattice(codes.Longest);
        ranking = new StepRanking(model.Network.Outputs, nullCode, codes.Final(0));
    }

    /// <summary>Appends the characters of a line.</summary>
    public void Decode(LineScores scores, List<DecodedCharacter> characters)
    {
        positions.Clear();
        if (dictionary is not null)
            positions.AddRange(dictionary.Beginnings);
        beginnings = positions.Count;
        for (var step = 0; step < scores.Steps; step++)
            Search(scores[step], step);
        if (scores.Steps > 0)
            Extract(scores.Steps, characters);
    }

    private void Search(ReadOnlySpan<float> row, int step)
    {
        lattice.Begin(step);
        ranking.Rank(row);
        Array.Clear(hasInitial);
        if (step == 0)
        {
            Follow(-1, 0, false, Continuation.Anything, row, CodeRank.Best);
            if (dictionary is not null)
                Follow(-1, 0, true, Continuation.Anything, row, CodeRank.Best);
            return;
        }
        // The less likely codes get their turn only when the likelier ones lead nowhere.
        for (var rank = CodeRank.Best; rank <= CodeRank.Other && IsEmpty(step); rank++)
        {
            for (var beam = 0; beam < lattice.Beams; beam++)
                FollowBeam(step - 1, beam, row, rank);
        }
        for (var continuation = 0; continuation < BeamLattice.Continuations; continuation++)
        {
            var beam = lattice.Beam(true, (Continuation)continuation, 0);
            if (hasInitial[continuation] && lattice.Takes(beam, initial[continuation].Score))
                lattice.Push(beam, initial[continuation]);
        }
    }

    private bool IsEmpty(int step)
    {
        for (var length = 0; length < lattice.Lengths; length++)
        {
            if (lattice.Count(step, lattice.Beam(false, Continuation.Anything, length)) > 0 || lattice.Count(step, lattice.Beam(true, Continuation.Anything, length)) > 0)
                return false;
        }
        return true;
    }

    private void FollowBeam(int step, int beam, ReadOnlySpan<float> row, CodeRank rank)
    {
        var (kind, length) = Math.DivRem(beam, lattice.Lengths);
        var inDictionary = kind >= BeamLattice.Continuations;
        var continuation = (Continuation)(inDictionary ? kind - BeamLattice.Continuations : kind);
        var first = lattice.First(step, beam);
        for (var i = lattice.Count(step, beam) - 1; i >= 0; i--)
            Follow(first + i, length, inDictionary, continuation, row, rank);
    }

    /// <summary>Continues one path with the codes of one rank.</summary>
    private void Follow(int before, int length, bool inDictionary, Continuation continuation, ReadOnlySpan<float> row, CodeRank rank)
    {
        var sequence = Unfinished(before, length);
        if (before >= 0)
        {
            Repeat(before, length, inDictionary, continuation, row, rank);
            if (continuation == Continuation.OnlyRepetition)
                return;
            if (lattice[before].Code != nullCode && length > 0 && ranking[nullCode] == rank)
                PushPart(length, false, nullCode, CodeTable.None, ranking.Alone(nullCode, row), inDictionary, Continuation.Anything, before);
        }
        Complete(before, sequence, length, inDictionary, continuation, row, rank);
        Extend(before, sequence, length, inDictionary, continuation, row, rank);
    }

    private void Repeat(int before, int length, bool inDictionary, Continuation continuation, ReadOnlySpan<float> row, CodeRank rank)
    {
        var (code, character) = (lattice[before].Code, lattice[before].Character);
        if (ranking[code] != rank)
            return;
        if (continuation != Continuation.NoRepetition)
            PushPart(length, true, code, character, ranking.Alone(code, row), inDictionary, Continuation.Anything, before);
        if (continuation == Continuation.Anything && rank == CodeRank.Best && code != nullCode)
            PushPart(length, true, code, character, ranking.WithNull(code), inDictionary, Continuation.NoRepetition, before);
    }

    private void Complete(int before, ulong sequence, int length, bool inDictionary, Continuation continuation, ReadOnlySpan<float> row, CodeRank rank)
    {
        var all = sequence == 0 && rank != CodeRank.Other ? ranking.Characters(rank) : codes.Final(sequence);
        for (var i = 0; i < all.Count; i++)
        {
            var code = all[i];
            if (ranking[code] != rank || before >= 0 && lattice[before].Code == code)
                continue;
            var certainty = ranking.Alone(code, row);
            if (certainty < Certainty.Lowest && code != nullCode)
                continue;
            var character = length > 0 ? codes.Character(CodeTable.Append(sequence, code)) : code == nullCode ? CodeTable.None : codes.Single(code);
            PushCharacter(code, character, certainty, inDictionary, Continuation.Anything, before);
            if (rank == CodeRank.Best && code != nullCode)
                PushCharacter(code, character, Shared(before, code, continuation, row), inDictionary, Continuation.OnlyRepetition, before);
        }
    }

    private void Extend(int before, ulong sequence, int length, bool inDictionary, Continuation continuation, ReadOnlySpan<float> row, CodeRank rank)
    {
        var all = codes.Next(sequence);
        for (var i = 0; i < all.Count; i++)
        {
            var code = all[i];
            if (ranking[code] != rank || before >= 0 && lattice[before].Code == code)
                continue;
            PushPart(length + 1, false, code, CodeTable.None, ranking.Alone(code, row), inDictionary, Continuation.Anything, before);
            if (rank == CodeRank.Best && code != nullCode)
                PushPart(length + 1, false, code, CodeTable.None, Shared(before, code, continuation, row), inDictionary, Continuation.OnlyRepetition, before);
        }
    }

    /// <summary>Certainty of a step a code shares with the null code and, between the two best codes, with the one before it.</summary>
    private float Shared(int before, int code, Continuation continuation, ReadOnlySpan<float> row)
    {
        if (before < 0 || continuation != Continuation.Anything)
            return ranking.WithNull(code);
        var last = lattice[before].Code;
        var bothBest = last == ranking.Top && code == ranking.Second || code == ranking.Top && last == ranking.Second;
        return last != nullCode && bothBest ? StepRanking.Certain(row[code] + row[nullCode] + row[last]) : ranking.WithNull(code);
    }

    /// <summary>The codes of the unfinished character a path ends with.</summary>
    private ulong Unfinished(int node, int length)
    {
        if (length == 0)
            return 0;
        Span<int> last = stackalloc int[CodeTable.LongestSequence];
        for (var i = length - 1; i >= 0; i--, node = lattice[node].Before)
        {
            while (lattice[node].Has(BeamFlags.Repetition) || lattice[node].Code == nullCode)
                node = lattice[node].Before;
            last[i] = lattice[node].Code;
        }
        var sequence = 0UL;
        for (var i = 0; i < length; i++)
            sequence = CodeTable.Append(sequence, last[i]);
        return sequence;
    }
}
