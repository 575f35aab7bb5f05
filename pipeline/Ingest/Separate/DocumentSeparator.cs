using System.Runtime.CompilerServices;
using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Separate;

/// <summary>
/// Cuts stacks into documents at their separator sheets, in one pass and in order. Sheets, quarantined pages and blanks
/// between two sheets are settled in the ledger; every other page is in exactly one document. Owns nothing.
/// </summary>
public sealed class DocumentSeparator(IReadOnlyList<CodeRule> rules, IPageLedger ledger) : IStreamStage<RecordedPage, SeparatedDocument>
{
    private readonly PageRoles roles = new(rules);

    /// <summary>With the sheets of <paramref name="options"/>; our own <c>TH1</c> sheets are always known.</summary>
    public DocumentSeparator(SeparateOptions options, IPageLedger ledger)
        : this([.. options.SeparatorTexts.Select(CodeRule.Separator)], ledger)
    {
    }

    public async IAsyncEnumerable<SeparatedDocument> RunAsync(
        IAsyncEnumerable<RecordedPage> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        StackCut? cut = null;
        await foreach (var page in items.WithCancellation(cancel))
        {
            if (cut is not null && cut.Stack != page.Id.Stack)
            {
                if (await cut.EndAsync(cancel) is { } last)
                    yield return last;
                cut = null;
            }
            cut ??= new StackCut(page.Id.Stack, roles, ledger);
            if (await cut.AcceptAsync(page, cancel) is { } document)
                yield return document;
            if (page.EndsStack)
            {
                if (await cut.EndAsync(cancel) is { } last)
                    yield return last;
                cut = null;
            }
        }
        if (cut is not null && await cut.EndAsync(cancel) is { } rest)
            yield return rest;
    }
}
