using Ingest.Model;

namespace Ingest.Journal;

/// <summary>The words of page states in journal and report.</summary>
internal static class PageStates
{
    public static string Word(this PageState state) => state switch
    {
        PageState.Document => "document",
        PageState.Separator => "separator",
        PageState.Blank => "blank",
        PageState.Superseded => "superseded",
        PageState.Quarantined => "quarantined",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
