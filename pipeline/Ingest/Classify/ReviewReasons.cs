using Ingest.Classify.Reading;
using Ingest.Classify.Rules;
using Ingest.Model;

namespace Ingest.Classify;

/// <summary>Why a person must look at a document. Each reason is an issue, so that review and morning report can name it.</summary>
internal sealed class ReviewReasons(ClassifyOptions options, ClassRules rules)
{
    /// <summary>Findings that are no question to a person; every other issue is one.</summary>
    private static readonly HashSet<string> Harmless =
    [
        IssueCodes.BornDigital, IssueCodes.Signed, IssueCodes.ResolutionMissing, IssueCodes.AlreadyStored,
        IssueCodes.MarksUnread, IssueCodes.ModelChosen, IssueCodes.RecognizerReplaced, IssueCodes.AkteSpelling,
    ];

    public static bool DemandReview(IEnumerable<Issue> issues, SeparatedDocument document) =>
        issues.Concat(document.Pages.SelectMany(p => p.Issues)).Any(i => !Harmless.Contains(i.Code));

    public IEnumerable<Issue> Of(SeparatedDocument document, ClassProposal proposal, IReadOnlyList<Field> fields, DocumentText text)
    {
        var subject = document.Pages[0].Id.ToString();
        if (text.Lines.Count == 0)
            yield return new(IssueCodes.TextMissing, subject, "No text was read on any page of the document; say what it is.");
        else if (proposal.Confidence < options.AcceptConfidence || rules.Find(proposal.Class) is null)
            yield return new(IssueCodes.ClassUncertain, subject, "The class is not sure enough; confirm or correct it.");
        else if (rules.Find(proposal.Class) is { AlwaysReviewed: true })
            yield return new(IssueCodes.ClassReviewed, subject, $"A person looks at every {proposal.Class}; confirm or correct it.");
        else if (proposal.Class == ClassRules.Other)
            yield return new(IssueCodes.ClassUncertain, subject, "No class was found; say what it is.");
        var reference = fields.FirstOrDefault(f => f.Name == FieldNames.Aktenzeichen);
        if (reference is not null && reference.Confidence < options.AcceptConfidence)
            yield return new(IssueCodes.FieldUncertain, reference.Page?.ToString() ?? subject, "The file reference is not sure enough; confirm or correct it.");
        foreach (var page in document.Pages)
        {
            if (page.Flags.HasFlag(PageFlags.TextMissing))
                yield return new(IssueCodes.TextMissing, page.Id.ToString(), "The page can be shown but was not read; check what it says.");
            else if (page.Flags.HasFlag(PageFlags.PoorText))
                yield return new(IssueCodes.PoorText, page.Id.ToString(), "The page was read with low confidence; check fields and text.");
        }
    }
}
