using Ingest.Model;

namespace Ingest.Workers;

/// <summary>What was recognised on a page; the words travel beside it.</summary>
/// <param name="Fault">Why the page cannot be decoded; then nothing else is known.</param>
internal sealed record RecognizedHead(Issue? Fault, PageFindings Findings, Turn Turn, PageFlags Flags, IReadOnlyList<Issue> Issues, TimeSpan Preparing, TimeSpan Recognizing);

/// <summary>What is known when a page is decoded and not yet read.</summary>
internal sealed record PreparedHead(PageFindings Findings, TimeSpan Preparing);

internal sealed record OpenedHead(int PageCount, bool BornDigital, bool PagesLost);

/// <param name="HasText">The page has words of its own; they travel beside the bytes.</param>
internal sealed record ReadHead(PageImage Image, ImageCoding? RenderedCoding, bool HasText, IReadOnlyList<Finding> Findings);

internal sealed record PageNumber(int Page);

/// <summary>A <see cref="ScanException"/> on its way to the supervisor.</summary>
internal sealed record RefusedHead(string Code, string Message)
{
    public ScanException ToException() => new(Code, Message);
}

/// <summary>An exception nobody expected: its type and the place, never its message, which may quote the page.</summary>
internal sealed record BrokenHead(string Type, string Place)
{
    public static BrokenHead Of(Exception broken) =>
        new(broken.GetType().Name, broken.StackTrace?.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith("at Ingest.", StringComparison.Ordinal))?.Split('(')[0] ?? "");

    public override string ToString() => $"failed with {Type} {Place}".TrimEnd();
}

/// <summary>An <see cref="IngestException"/> on its way to the supervisor.</summary>
internal sealed record RunFaultHead(ExitCode ExitCode, string Message, string Advice)
{
    public static RunFaultHead Of(IngestException fault) => new(fault.ExitCode, fault.Message, fault.Advice);

    public IngestException ToException() => ExitCode switch
    {
        ExitCode.MissingDependency => new MissingDependencyException(Message, Advice),
        ExitCode.BadConfiguration => new ConfigurationException(Message, Advice),
        _ => new StoreException(Message, Advice),
    };
}
