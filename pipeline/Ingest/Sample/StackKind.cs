namespace Ingest.Sample;

/// <summary>The three shapes in which scanning centres deliver a stack.</summary>
internal sealed record StackKind(string Name, string TextPrefix, bool Bilevel, SeparatorStyle Separators)
{
    public static IReadOnlyList<StackKind> All { get; } =
    [
        new("stack-a.tif", "stack-a", true, SeparatorStyle.Patch),
        new("stack-b.pdf", "stack-b", false, SeparatorStyle.Labelled),
        new("ordner-c", "ordner-c", false, SeparatorStyle.Linear),
    ];
}

internal enum SeparatorStyle
{
    Patch,
    Labelled,
    Linear,
}
