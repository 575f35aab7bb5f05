namespace Ingest.Model;

/// <summary>What became of a page: exactly one of these when its batch closes (DESIGN §5).</summary>
public enum PageState
{
    Document,
    Separator,
    Blank,
    Superseded,
    Quarantined,
}
