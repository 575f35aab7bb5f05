using System.Globalization;

namespace Ingest.Sample.World;

/// <summary>Dates and amounts as German offices write them, without culture data.</summary>
internal static class German
{
    private static readonly string[] Months =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    public static string Short(this DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string Long(this DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day}. {Months[date.Month - 1]} {date.Year}");

    public static string Euro(this decimal amount)
    {
        var text = amount.ToString("N2", CultureInfo.InvariantCulture);
        return text.Replace(',', ' ').Replace('.', ',').Replace(' ', '.') + " €";
    }

    public static string Spaced(string word) => string.Join(' ', word.AsEnumerable());
}
