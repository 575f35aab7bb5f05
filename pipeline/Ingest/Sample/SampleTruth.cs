using System.Globalization;

namespace Ingest.Sample;

/// <summary>What each page of a sample delivery really is, in the order of delivery.</summary>
public sealed record SampleTruth(IReadOnlyList<SampleRow> Rows)
{
    private const string Head =
        "stack\tpage\tkind\tdocument\tclass\taktenzeichen\tdate\tturned_cw_deg\tskewed_cw_deg\ttext\tcode\treceived\n";

    /// <summary>Tab-separated with a head line; empty where there is nothing to say.</summary>
    public string ToTsv() => Head + string.Concat(Rows.Select(Line));

    private static string Line(SampleRow row) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Stack}\t{row.Page}\t{Kind(row.Kind)}\t{row.Document}\t{row.Class}\t{row.Aktenzeichen}\t{row.Date:yyyy-MM-dd}\t{row.TurnedClockwise}\t{row.SkewedClockwise:0.0}\t{row.TextFile}\t{row.Code}\t{row.Received:yyyy-MM-dd}\n");

    private static string Kind(SamplePageKind kind) => kind switch
    {
        SamplePageKind.Content => "content",
        SamplePageKind.Separator => "separator",
        SamplePageKind.Blank => "blank",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
