using Ingest.Classify.Reading;
using Ingest.Classify.Rules;
using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Classify;

/// <summary>
/// Says what a document is, reads its fields and decides whether a person must look at it. Loads one page of words at a time:
/// classified marks are looked for on every page, all else on the first two and the last. Thread-safe, owns nothing.
/// </summary>
/// <param name="known">The Akten there are; file references that were read are held against them.</param>
public sealed class DocumentClassifier(ClassifyOptions options, IPageTexts texts, ClassRules rules, IKnownAkten known) : IStage<SeparatedDocument, ClassifiedDocument>
{
    private readonly RuleScorer scorer = new(rules);
    private readonly ReviewReasons reasons = new(options, rules);

    public async ValueTask<ClassifiedDocument> RunAsync(SeparatedDocument item, CancellationToken cancel)
    {
        var pages = new DocumentText.Collector();
        SeenLine? mark = null;
        foreach (var page in item.Pages)
        {
            var lines = PageLines.Of(page, await texts.LoadAsync(page, cancel));
            mark ??= lines.FirstOrDefault(ClassifiedMarks.IsMark);
            pages.Add(lines);
        }
        var text = pages.Close();
        var (proposals, classIssues) = ClassDecision.Of(scorer.Score(text), item, options.AcceptConfidence);
        var (read, fieldIssues) = FieldDecision.Of(text, item);
        var (fields, akteIssues) = await AkteDecision.OfAsync(read, item, known, options.QuestionNearAkten, cancel);
        var issues = item.Issues.Concat(classIssues).Concat(fieldIssues).Concat(akteIssues).ToList();
        if (mark is not null)
            issues.Add(new(IssueCodes.ClassifiedMark, mark.Page.Id.ToString(), "The page carries a mark of classified information; the stack is held until a person releases it."));
        issues.AddRange(reasons.Of(item, proposals[0], fields, text));
        // Nothing else is in doubt, but without a reference nobody knows the Akte: it is not settled by being left under "Eingang ungeklärt".
        if (!ReviewReasons.DemandReview(issues, item) && fields.All(f => f.Name != FieldNames.Aktenzeichen))
            issues.Add(new(IssueCodes.FieldUncertain, item.Pages[0].Id.ToString(), "No file reference was found; say which Akte the document belongs to."));
        return new(item, proposals[0], fields, ReviewReasons.DemandReview(issues, item) ? Route.Review : Route.Deposit)
        {
            Alternatives = [.. proposals.Skip(1).Take(3)],
            ClassifiedMark = mark is not null,
            Issues = issues,
        };
    }
}
