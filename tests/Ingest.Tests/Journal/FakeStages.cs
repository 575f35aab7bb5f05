using System.Runtime.CompilerServices;
using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Tests.Journals;

/// <summary>Cuts at separator sheets; a page that is blank between two sheets makes no document.</summary>
internal sealed class FakeSeparator(IPageLedger ledger) : IStreamStage<RecordedPage, SeparatedDocument>
{
    public async IAsyncEnumerable<SeparatedDocument> RunAsync(
        IAsyncEnumerable<RecordedPage> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        var open = new List<RecordedPage>();
        PageId? sheet = null;
        await foreach (var page in items.WithCancellation(cancel))
        {
            var isSheet = page.Findings.Codes.Count > 0;
            if (isSheet)
                await ledger.SettleAsync(page.Id, PageState.Separator, cancel);
            else
                open.Add(page);
            if (!isSheet && !page.EndsStack)
                continue;
            if (open.Count > 0 && open.TrueForAll(p => p.Findings.Blank))
                await ledger.SettleAsync(open[0].Id, PageState.Blank, cancel);
            else if (open.Exists(p => p.Fault is null))
                yield return new(page.Id.Stack, 1, [.. open.Where(p => p.Fault is null)])
                {
                    Gaps = [.. open.Where(p => p.Fault is not null).Select(p => p.Id)],
                    Issues = [.. open.Where(p => p.Fault is not null).Select(p => new Issue(IssueCodes.DocumentGap, p.Id.ToString(), "Have it scanned again."))],
                    Separator = sheet,
                    Boundary = sheet is null ? BoundaryReason.StackStart : BoundaryReason.SeparatorSheet,
                };
            open.Clear();
            sheet = page.EndsStack ? null : page.Id;
        }
    }
}

/// <summary>Takes the first word of a document for its class; a question mark on it sends it to review.</summary>
internal sealed class FakeClassifier(IPageTexts texts, string suffix = "")
{
    public async ValueTask<ClassifiedDocument> RunAsync(SeparatedDocument item, CancellationToken cancel)
    {
        var text = await texts.LoadAsync(item.Pages[0], cancel);
        var words = text.Words.ToList();
        var unsure = words.Exists(w => w.Text == "?");
        Box box = words[0].Box;
        return new(
            item,
            new(words[0].Text + suffix, unsure ? 0.4 : 0.97, [new("first-word", 2.5, item.Pages[0].Id, box)]),
            [new(FieldNames.Subject, words[^1].Text, words[^1].Text, 1.0 / 3, "first-page", item.Pages[0].Id, box)],
            unsure ? Route.Review : Route.Deposit)
        {
            Alternatives = [new("misc", 0.01, [])],
            // the classifier passes on what was found before
            Issues = unsure ? [.. item.Issues, new(IssueCodes.ClassUncertain, item.Pages[0].Id.ToString(), "Choose a class.")] : item.Issues,
        };
    }
}
