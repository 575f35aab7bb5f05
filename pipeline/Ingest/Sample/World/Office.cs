namespace Ingest.Sample.World;

/// <summary>An invented authority with what stands on its letter paper.</summary>
internal sealed record Office(string Name, string Unit, string Street, string Town, string Domain)
{
    public string Place => Places.Name(Town);

    public string Bank { get; init; } = "";

    public string Iban { get; init; } = "";

    public static Office Invent(Dice dice)
    {
        var town = dice.Pick(Places.Towns);
        var (name, unit, domain) = dice.Pick<(string, string, string)>(
        [
            ("Landratsamt Ahornkreis", "Fachdienst Bauordnung und Umwelt", "ahornkreis"),
            ("Stadtverwaltung " + Places.Name(town), "Amt für Ordnung und Bürgerdienste", "stadt-" + Places.Name(town).ToLowerInvariant()),
            ("Thüringer Landesamt für Musterwesen", "Referat 31 – Förderung und Zuwendungen", "tlmw"),
        ]);
        return new(name, unit, dice.Pick(["Schlossplatz 1", "Lindenallee 12", "Am Alten Markt 7"]), town, domain + ".example")
        {
            Bank = "Musterbank Thüringen",
            Iban = World.Iban.Invent(dice),
        };
    }
}
