using System.Globalization;

namespace Ingest.Sample.World;

/// <summary>A file (Akte) of the sample: all documents of one case share authority, reference and subject.</summary>
internal sealed record Case(string Aktenzeichen, Matter Matter, Office Office, Person Applicant, Person Clerk, DateOnly Opened)
{
    public string Phone { get; init; } = "";

    public static Case Invent(Dice dice)
    {
        var matter = dice.Pick(Matters.All);
        var opened = new DateOnly(dice.Between(2012, 2023), dice.Between(1, 12), dice.Between(1, 28));
        var number = dice.Between(1, 980);
        var reference = dice.Chance(0.5)
            ? string.Create(CultureInfo.InvariantCulture, $"{matter.Key}-{number}/{opened.Year}")
            : string.Create(CultureInfo.InvariantCulture, $"31.2-{matter.Key}-{number}/{opened.Year}");
        return new(reference, matter, Office.Invent(dice), Person.Invent(dice), Person.Invent(dice), opened)
        {
            Phone = "0999 5550-" + dice.Digits(3),
        };
    }

    /// <summary>A day in the life of the case, never on a weekend.</summary>
    public DateOnly Day(Dice dice)
    {
        var day = Opened.AddDays(dice.Between(3, 400));
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
    }
}
