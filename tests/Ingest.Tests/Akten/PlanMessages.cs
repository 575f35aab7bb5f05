namespace Ingest.Tests.Akten;

/// <summary>Messages 0301 as another system would send them.</summary>
internal static class PlanMessages
{
    public static string Plan(string version = "3.1.0", string type = "0301", string root = "Aktenplan.Aktenplan.0301", string declaration = "", string einheiten = Einheiten) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>{declaration}
        <xdomea:{root} xmlns:xdomea="urn:xoev-de:xdomea:schema:{version}">
          <xdomea:Kopf>
            <xdomea:ProzessID>7e2b1f3a-5c4d-4e6f-8a9b-0c1d2e3f4a5b</xdomea:ProzessID>
            <xdomea:Nachrichtentyp listURI="urn:xoev-de:xdomea:codeliste:nachrichtentyp" listVersionID="2.0"><code>{type}</code></xdomea:Nachrichtentyp>
            <xdomea:Erstellungszeitpunkt>2026-03-02T02:15:00Z</xdomea:Erstellungszeitpunkt>
            <xdomea:Absender><xdomea:Institution><xdomea:Name>Registratur</xdomea:Name></xdomea:Institution></xdomea:Absender>
            <xdomea:Empfaenger><xdomea:Institution><xdomea:Name>Scanstelle</xdomea:Name></xdomea:Institution></xdomea:Empfaenger>
            <xdomea:Empfangsbestaetigung>0</xdomea:Empfangsbestaetigung>
          </xdomea:Kopf>
          <xdomea:Aktenplan>
            <xdomea:Bezeichnung>Einheitsaktenplan</xdomea:Bezeichnung>
            <xdomea:Version>2024</xdomea:Version>
            {einheiten}
          </xdomea:Aktenplan>
        </xdomea:{root}>
        """;

    public const string Einheiten = """
        <xdomea:Einheit>
          <xdomea:Kennzeichen>02</xdomea:Kennzeichen>
          <xdomea:Inhaltsangabe>Organisation &amp; Verwaltung</xdomea:Inhaltsangabe>
          <xdomea:Aussonderungsart><xdomea:Aussonderungsart listURI="urn:xoev-de:xdomea:codeliste:aussonderungsart" listVersionID="1.0"><code>B</code></xdomea:Aussonderungsart></xdomea:Aussonderungsart>
          <xdomea:Stillgelegt>0</xdomea:Stillgelegt>
          <xdomea:Aufbewahrungsdauer><xdomea:Unbefristet>1</xdomea:Unbefristet></xdomea:Aufbewahrungsdauer>
          <xdomea:Einheit>
            <xdomea:Kennzeichen>0248</xdomea:Kennzeichen>
            <xdomea:Inhaltsangabe>Aufbewahrung von Schriftgut</xdomea:Inhaltsangabe>
            <xdomea:BetreffKurz>Aufbewahrung</xdomea:BetreffKurz>
            <xdomea:Aussonderungsart><xdomea:Aussonderungsart listURI="urn:xoev-de:xdomea:codeliste:aussonderungsart" listVersionID="1.0"><code>V</code></xdomea:Aussonderungsart></xdomea:Aussonderungsart>
            <xdomea:Stillgelegt>1</xdomea:Stillgelegt>
            <xdomea:Aufbewahrungsdauer><xdomea:AnzahlJahre>10</xdomea:AnzahlJahre></xdomea:Aufbewahrungsdauer>
          </xdomea:Einheit>
        </xdomea:Einheit>
        """;
}
