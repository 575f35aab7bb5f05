namespace Ingest.Sample.World;

/// <summary>The matters the sample files are about.</summary>
internal static class Matters
{
    public static IReadOnlyList<Matter> All { get; } =
    [
        new("Errichtung eines Carports mit Geräteschuppen", "6024")
        {
            Request = "die Erteilung einer Bau|genehmigung für die Errichtung eines Carports mit Geräte|schuppen auf dem Grund|stück in der Gemarkung Wiesenlohra, Flur 4, Flurstück 117/3",
            Decision = "Die Bau|genehmigung für die Errichtung eines Carports mit Geräte|schuppen wird erteilt.",
            Notice = "Genehmigungsbescheid",
            Conditions = ["Das Nieder|schlags|wasser ist auf dem eigenen Grund|stück zu versickern.", "Der Beginn der Bau|arbeiten ist der Behörde mindestens eine Woche vorher schriftlich anzuzeigen.", "Die Genehmigung erlischt, wenn nicht innerhalb von drei Jahren mit der Aus|führung begonnen wird."],
            Facts = ["Das Vorhaben liegt im unbeplanten Innen|bereich und fügt sich nach Art und Maß der baulichen Nutzung in die Eigenart der näheren Umgebung ein.", "Die Nachbarn wurden beteiligt; Einwendungen sind innerhalb der Frist nicht eingegangen.", "Die Ab|stands|flächen nach § 6 der Bauordnung werden eingehalten, die Erschließung ist gesichert."],
            Questions = ["Dem Antrag fehlt der amtliche Lageplan im Maßstab 1 : 500.", "Bitte reichen Sie die Berechnung der Ab|stands|flächen in zweifacher Ausfertigung nach.", "Außerdem wird um Angabe gebeten, wie das Nieder|schlags|wasser abgeleitet werden soll."],
        },
        new("Zuwendung zur Sanierung des Dorfgemeinschaftshauses", "8141")
        {
            Request = "die Gewährung einer Zuwendung aus Mitteln der Dorf|erneuerung für die Sanierung des Dorf|gemeinschafts|hauses einschließlich der Er|neuerung der Heizungs|anlage",
            Decision = "Für die Sanierung des Dorf|gemeinschafts|hauses wird eine nicht rückzahlbare Zuwendung in Höhe von 38.400,00 € als Anteil|finanzierung bewilligt.",
            Notice = "Zuwendungsbescheid",
            Conditions = ["Der Bewilligungs|zeitraum endet am 31. Dezember des folgenden Jahres.", "Der Verwendungs|nachweis ist spätestens sechs Monate nach Ab|schluss der Maßnahme vorzulegen.", "Aufträge sind nach den geltenden Vergabe|vorschriften zu vergeben und zu dokumentieren."],
            Facts = ["Das Gebäude wird von vier Vereinen und der Freiwilligen Feuerwehr genutzt und ist seit 1978 nicht mehr grund|legend erneuert worden.", "Die Gesamt|finanzierung ist durch Eigen|mittel in Höhe von 25.600,00 € und die beantragte Zuwendung gesichert.", "Nach Prüfung der Unter|lagen bestehen gegen die Angemessenheit der ver|anschlagten Kosten keine Bedenken."],
            Questions = ["Der Kosten- und Finanzierungs|plan ist nicht unter|schrieben.", "Für die Gewerke Heizung und Elektro liegt jeweils nur ein Angebot vor.", "Bitte bestätigen Sie, dass mit der Maßnahme noch nicht begonnen worden ist."],
        },
        new("Sondernutzung öffentlicher Straßen für das Lindenfest", "3261")
        {
            Request = "die Erlaubnis zur Sonder|nutzung der Linden|allee zwischen Alter Markt und Mühl|graben für ein Straßen|fest mit Verkaufs|ständen und einer Bühne",
            Decision = "Die Sonder|nutzung der Linden|allee wird für zwei Tage unter dem Vorbehalt des Widerrufs erlaubt.",
            Notice = "Erlaubnisbescheid",
            Conditions = ["Eine Durchfahrt von mindestens 3,50 m Breite ist für die Feuerwehr jederzeit frei|zuhalten.", "Musik|darbietungen sind bis spätestens 22 Uhr zu beenden.", "Die Fläche ist am Tag nach der Veranstaltung bis 12 Uhr gereinigt zu übergeben."],
            Facts = ["Die Straßen|verkehrs|behörde, die Polizei|inspektion und die Feuerwehr wurden gehört und haben der Sperrung zugestimmt.", "Eine Umleitung über die Bahnhof|straße ist möglich und wird rechtzeitig ausgeschildert.", "Das Fest findet seit vielen Jahren statt; Beschwerden sind nur vereinzelt bekannt geworden."],
            Questions = ["Der Aufstellungs|plan der Verkaufs|stände fehlt.", "Bitte benennen Sie eine verantwortliche Person, die während der Veranstaltung erreichbar ist.", "Der Nachweis der Veranstalter|haftpflicht|versicherung ist noch vorzulegen."],
        },
        new("Fällung einer Winterlinde auf dem Flurstück 88/2", "5543")
        {
            Request = "eine Aus|nahme von der Baum|schutz|satzung für die Fällung einer Winter|linde mit einem Stamm|umfang von 165 cm auf dem Flurstück 88/2",
            Decision = "Die Aus|nahme von der Baum|schutz|satzung für die Fällung einer Winter|linde wird erteilt.",
            Notice = "Bescheid",
            Conditions = ["Die Fällung ist nur in der Zeit vom 1. Oktober bis zum 28. Februar zulässig.", "Als Ersatz sind zwei standort|gerechte Laub|bäume mit einem Stamm|umfang von mindestens 14 cm zu pflanzen.", "Vor der Fällung ist der Baum auf Höhlen und Nester geschützter Tiere zu unter|suchen."],
            Facts = ["Bei der Orts|besichtigung wurde ein aus|gedehnter Pilz|befall am Stamm|fuß fest|gestellt.", "Die Stand|sicherheit des Baumes ist nicht mehr gewähr|leistet, eine Erhaltung durch Kronen|schnitt kommt nicht in Betracht.", "Belange des Arten|schutzes stehen der Fällung außerhalb der Vegetations|zeit nicht entgegen."],
            Questions = ["Bitte legen Sie eine Fotografie des Baumes und eine Skizze des Stand|ortes vor.", "Es ist anzugeben, ob der Baum auf der Grund|stücks|grenze steht.", "Falls ein Gut|achten vor|handen ist, wird um Über|sendung einer Kopie gebeten."],
        },
        new("Festsetzung der Abfallgebühren für das Grundstück Mühlgraben 9", "7002")
        {
            Request = "die Änderung der Festsetzung der Abfall|gebühren für das Grundstück Mühl|graben 9, weil seit dem Frühjahr nur noch zwei Personen dort wohnen",
            Decision = "Die Abfall|gebühren für das Grundstück Mühl|graben 9 werden auf jährlich 186,40 € fest|gesetzt.",
            Notice = "Gebührenbescheid",
            Conditions = ["Die Gebühr ist in vier gleichen Teil|beträgen zum 15. Februar, 15. Mai, 15. August und 15. November fällig.", "Änderungen der Personen|zahl sind innerhalb eines Monats schriftlich mitzuteilen.", "Zuviel gezahlte Beträge werden mit der nächsten Rate verrechnet."],
            Facts = ["Nach der Ab|fall|gebühren|satzung bemisst sich die Gebühr nach der Zahl der auf dem Grundstück gemeldeten Personen.", "Das Melde|register weist seit dem 1. April nur noch zwei Personen mit Haupt|wohnung aus.", "Die Behälter|größe von 120 Litern bleibt unverändert, die Leerung erfolgt weiterhin alle vierzehn Tage."],
            Questions = ["Bitte teilen Sie mit, seit wann die dritte Person nicht mehr auf dem Grundstück wohnt.", "Eine Bestätigung des Vermieters ist beizufügen.", "Die Nummer des Behälters finden Sie auf dem Aufkleber unter dem Deckel."],
        },
    ];
}
