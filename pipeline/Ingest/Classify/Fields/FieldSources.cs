namespace Ingest.Classify.Fields;

/// <summary>Which extractor found a value; precedence is separator, label, then the rest.</summary>
public static class FieldSources
{
    public const string Separator = "separator";
    public const string Label = "label";
    public const string Shape = "shape";
    public const string Layout = "layout";
}
