namespace Ingest.Sample.World;

/// <summary>An invented correspondent. Streets and towns do not exist.</summary>
internal sealed record Person(string Salutation, string First, string Last, string Street, string Town)
{
    private static readonly string[] FirstNames = ["Annegret", "Berthold", "Carola", "Dietmar", "Elfriede", "Gunther", "Heidrun", "Ingolf", "Jolanthe", "Kunibert", "Lieselotte", "Meinhard"];
    private static readonly string[] LastNames = ["Amselberger", "Birnstengel", "Dachsrück", "Eschenlohr", "Finkenzauner", "Grünspecht", "Haselkamp", "Kranichmeier", "Luchsinger", "Moosgräber", "Quittenbaum", "Storchenegger"];
    private static readonly string[] Streets = ["Am Musteranger", "Probengasse", "Beispielweg", "Zur Modellmühle", "Unterer Vorlagenring", "Schablonenstraße"];

    public string Name => First + " " + Last;

    public string Dear => (Salutation == "Frau" ? "Sehr geehrte Frau " : "Sehr geehrter Herr ") + Last;

    public static Person Invent(Dice dice)
    {
        var first = dice.Below(FirstNames.Length);
        return new(first % 2 == 0 ? "Frau" : "Herr", FirstNames[first], dice.Pick(LastNames),
            dice.Pick(Streets) + " " + dice.Between(1, 88), dice.Pick(Places.Towns));
    }
}
