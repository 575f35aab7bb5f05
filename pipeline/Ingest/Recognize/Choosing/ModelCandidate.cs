namespace Ingest.Recognize.Choosing;

/// <summary>A model a page may be read with.</summary>
/// <param name="Language">The language whose function words speak for it; <see cref="PageLanguage.Unknown"/> for models of a script.</param>
internal sealed record ModelCandidate(string Name, PageLanguage Language, ILineRecognizer Reader);
