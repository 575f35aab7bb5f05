namespace Ingest.Recognize.Managed;

/// <content>Puts nodes into the beams of the current step.</content>
internal sealed partial class BeamDecoder
{
    /// <summary>A repetition, a null or a part of a character.</summary>
    private void PushPart(int length, bool repetition, int code, int character, float certainty, bool inDictionary, Continuation continuation, int before)
    {
        var permuter = before >= 0 ? lattice[before].Permuter : inDictionary ? Permuter.None : Permuter.TopChoice;
        if (inDictionary)
        {
            if (certainty <= WorstInDictionary)
                return;
        }
        else
        {
            certainty *= OutsideDictionary;
            if (certainty < Certainty.Lowest && code != nullCode)
                return;
        }
        Push(lattice.Beam(inDictionary, continuation, length), code, character, permuter, repetition ? BeamFlags.Repetition : BeamFlags.None, certainty, before, 0, -1);
    }

    /// <summary>A code that completes a character, or the null code.</summary>
    private void PushCharacter(int code, int character, float certainty, bool inDictionary, Continuation continuation, int before)
    {
        if (inDictionary)
        {
            if (certainty > WorstInDictionary)
                PushInDictionary(code, character, certainty, continuation, before);
            return;
        }
        Push(lattice.Beam(false, continuation, 0), code, character, Permuter.TopChoice, BeamFlags.None, certainty * OutsideDictionary, before, 0, -1);
        // After any blank a dictionary word may start. The blank keeps its plain certainty, so that the word is not weakened by its neighbour.
        if (dictionary is not null && character == CharacterSet.Space && certainty > WorstInDictionary)
            OfferInitial(code, character, Permuter.None, certainty, continuation, before);
    }

    private void PushInDictionary(int code, int character, float certainty, Continuation continuation, int before)
    {
        var (words, plain) = (lattice.Beam(true, continuation, 0), lattice.Beam(false, continuation, 0));
        if (character == CodeTable.None)
        {
            Push(words, code, character, Permuter.None, BeamFlags.None, certainty, before, 0, -1);
            return;
        }
        var score = Score(certainty, before);
        if (!lattice.Takes(words, score) && !lattice.Takes(plain, score))
            return;
        var last = LastCharacter(before);
        if (character == CharacterSet.Space)
        {
            if (last < 0 || !lattice[last].Has(BeamFlags.WordEnd))
                return;
            OfferInitial(code, character, lattice[last].Permuter, certainty, continuation, before);
            Push(plain, code, character, lattice[last].Permuter, BeamFlags.None, certainty, before, 0, -1);
            return;
        }
        if (last >= 0 && (lattice[last].PositionCount < 0 || lattice[last].Has(BeamFlags.DictionaryStart) && lattice[last].Character != CharacterSet.Space))
            return;
        var (first, count, start) = last < 0
            ? (0, beginnings, true)
            : (lattice[last].FirstPosition, lattice[last].PositionCount, lattice[last].Has(BeamFlags.DictionaryStart));
        var next = positions.Count;
        // Following appends to the list it reads: the span is of the part before, and room for what comes is made first.
        positions.EnsureCapacity(next + 4 * count + 8);
        var permuter = dictionary!.Follow(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(positions).Slice(first, count), character, positions, out var ends);
        if (permuter == Permuter.None)
            return;
        var flags = (start ? BeamFlags.WordStart : BeamFlags.None) | (ends ? BeamFlags.WordEnd : BeamFlags.None);
        Push(words, code, character, permuter, flags, certainty, before, next, positions.Count - next);
    }

    /// <summary>Of all places where a dictionary word may start at this step, the best is kept.</summary>
    private void OfferInitial(int code, int character, Permuter permuter, float certainty, Continuation continuation, int before)
    {
        var score = Score(certainty, before);
        if (hasInitial[(int)continuation] && score <= initial[(int)continuation].Score)
            return;
        hasInitial[(int)continuation] = true;
        initial[(int)continuation] = Node(code, character, permuter, BeamFlags.DictionaryStart, certainty, score, before, 0, beginnings);
    }

    private void Push(int beam, int code, int character, Permuter permuter, BeamFlags flags, float certainty, int before, int firstPosition, int positionCount)
    {
        var score = Score(certainty, before);
        if (lattice.Takes(beam, score))
            lattice.Push(beam, Node(code, character, permuter, flags, certainty, score, before, firstPosition, positionCount));
    }

    private BeamNode Node(int code, int character, Permuter permuter, BeamFlags flags, float certainty, float score, int before, int firstPosition, int positionCount) => new()
    {
        Code = code,
        Character = character,
        Permuter = permuter,
        Flags = flags,
        Certainty = certainty,
        Score = score,
        Before = before,
        FirstPosition = firstPosition,
        PositionCount = positionCount,
        Hash = Hash(code, (flags & BeamFlags.Repetition) != 0, before),
    };

    private float Score(float certainty, int before) => before < 0 ? certainty : certainty + lattice[before].Score;

    private ulong Hash(int code, bool repetition, int before)
    {
        var hash = before < 0 ? 0 : lattice[before].Hash;
        if (repetition || code == nullCode)
            return hash;
        var carry = (hash >> 32) * (uint)codes.Range >> 32;
        return hash * (uint)codes.Range + carry + (uint)code;
    }

    /// <summary>The node of the last whole character of a path, -1 when there is none.</summary>
    private int LastCharacter(int node)
    {
        while (node >= 0 && (lattice[node].Character == CodeTable.None || lattice[node].Has(BeamFlags.Repetition)))
            node = lattice[node].Before;
        return node;
    }
}
