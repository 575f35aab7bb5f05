using Ingest.Model;

namespace Ingest.Review;

/// <summary>A person puts recognised words right: kept by page and place, and laid over whatever is read there.</summary>
internal static class WordCorrections
{
    private const int LongestWord = 500;

    /// <param name="text">The words of the page as they are stored now.</param>
    public static Draft Apply(Draft draft, Correction.CorrectWord word, PageText text, Stamp stamp)
    {
        var page = PageCorrections.Recognised(draft.Page(word.Page), "corrected word by word");
        if (page.Image is not { } image || word.Box is not { Width: > 0, Height: > 0, Left: >= 0, Top: >= 0 } box || box.Right > image.Width || box.Bottom > image.Height)
            throw new UsageException($"The box lies outside page {page.Id}.", "Give left, top, right, bottom in pixels of the delivered image, as ALTO does.");
        if (word.After.Length > LongestWord)
            throw new UsageException($"A word has at most {LongestWord} letters.", "Correct word by word.");
        var there = text.At(image.ToUpright(page.Turn, box));
        var before = string.Join(' ', there.Select(w => w.Text));
        if (word.Before.Length > 0 && before != word.Before)
            throw new UsageException($"On page {page.Id} another word stands in this box than the one to be corrected.", "Look at the newest version; somebody may have corrected it already.");
        var place = there.Count == 0 ? box : image.ToDelivered(page.Turn, there.Select(w => w.Box).Aggregate((all, one) => all.Union(one)));
        // an earlier correction of the same place, or of a part of it, is done with
        var words = draft.Now.Revision.Words.Where(w => w.PageKey != page.Key || w.Box.Shared(place) * 2 < w.Box.Area).Append(new(page.Key, place, word.After));
        return (draft.With(draft.Now.Revision with { Words = [.. words] }) with { Redraw = true }).Noted(
            stamp.Entry(CorrectionActions.Words, $"word on {page.Id}", before, word.After),
            stamp.Step("Korrektur des erkannten Texts", new StepDetail("Abbild", page.Id.ToString())));
    }
}
