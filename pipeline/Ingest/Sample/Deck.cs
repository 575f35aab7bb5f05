using Ingest.Sample.Forms;
using Ingest.Sample.World;

namespace Ingest.Sample;

/// <summary>Deals kinds of documents so that every kind comes once before any comes again.</summary>
internal sealed class Deck(Dice dice, bool brief)
{
    private delegate Draft Composer(Case file, LetterPaper paper, Dice dice);

    private static readonly Composer[] Kinds =
        [IncomingLetter.Compose, Notice.Compose, Invoice.Compose, FileNote.Compose, TypedLetter.Compose, Minutes.Compose, Application.Compose, OutgoingLetter.Compose];

    private readonly List<Composer> left = [];

    /// <summary>A document of at most <paramref name="most"/> sides.</summary>
    public Draft Deal(Case file, LetterPaper paper, int most)
    {
        if (brief)
            return BriefNote.Compose(file, paper, dice.Fork());
        if (left.Count == 0)
            left.AddRange(dice.Draw(Kinds, Kinds.Length));
        foreach (var kind in left.ToArray())
        {
            var draft = kind(file, paper, dice.Fork());
            if (draft.Sheets.Count > most)
                continue;
            left.Remove(kind);
            return draft;
        }
        return BriefNote.Compose(file, paper, dice.Fork());
    }
}
