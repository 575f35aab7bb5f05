namespace Ingest.Recognize.Managed;

/// <content>Reads the best path off the lattice.</content>
internal sealed partial class BeamDecoder
{
    private int[] path = [];

    private void Extract(int steps, List<DecodedCharacter> characters)
    {
        var node = BestEnd(steps - 1);
        if (node < 0)
            return;
        Room.Ensure(ref path, steps);
        for (var step = steps - 1; step >= 0; step--, node = lattice[node].Before)
            path[step] = node;
        Read(steps, characters);
    }

    private int BestEnd(int step)
    {
        var best = -1;
        foreach (var continuation in (ReadOnlySpan<Continuation>)[Continuation.Anything, Continuation.NoRepetition])
        {
            foreach (var inDictionary in (ReadOnlySpan<bool>)[false, true])
            {
                var beam = lattice.Beam(inDictionary, continuation, 0);
                var first = lattice.First(step, beam);
                for (var node = first; node < first + lattice.Count(step, beam); node++)
                {
                    if (inDictionary && !EndsWell(node))
                        continue;
                    if (best < 0 || lattice[node].Score > lattice[best].Score)
                        best = node;
                }
            }
        }
        return best;
    }

    private bool EndsWell(int node)
    {
        var last = LastCharacter(node);
        return last >= 0 && (lattice[last].Has(BeamFlags.WordEnd) || lattice[last].Character == CharacterSet.Space);
    }

    // Nulls before a character count to its certainty; those before a blank, which the dictionaries expected, to the character before it.
    private void Read(int steps, List<DecodedCharacter> characters)
    {
        var (begin, any) = (characters.Count, false);
        var previousEnd = 0;
        for (var step = 0; step < steps;)
        {
            var certainty = 0f;
            while (step < steps && lattice[path[step]].Character == CodeTable.None)
                certainty = Math.Min(certainty, lattice[path[step++]].Certainty);
            if (any)
                Close(characters, step < steps ? previousEnd + (step - previousEnd) / 2 : steps);
            if (step == steps)
            {
                if (any && certainty < characters[^1].Certainty)
                    characters[^1] = characters[^1] with { Certainty = certainty };
                break;
            }
            ref readonly var node = ref lattice[path[step]];
            if (node.Character == CharacterSet.Space && any && node.Permuter != Permuter.None)
            {
                if (certainty < characters[^1].Certainty)
                    characters[^1] = characters[^1] with { Certainty = certainty };
                certainty = 0;
            }
            var first = step;
            do
            {
                var own = lattice[path[step]].Certainty;
                if (own < certainty || node.Character == CharacterSet.Space && lattice[path[step]].Permuter == Permuter.None)
                    certainty = own;
                step++;
            }
            while (step < steps && lattice[path[step]].Has(BeamFlags.Repetition));
            var start = characters.Count > begin ? characters[^1].End : 0;
            characters.Add(new DecodedCharacter(node.Character, certainty, start, steps, first, step, node.Permuter is Permuter.Word or Permuter.Number or Permuter.Punctuation));
            (any, previousEnd) = (true, step);
        }
    }

    /// <summary>The last character ends here, where the next begins.</summary>
    private static void Close(List<DecodedCharacter> characters, int end) => characters[^1] = characters[^1] with { End = end };
}
