using Ingest.Classify.Fields;

namespace Ingest.Tests.Classify;

public class SubjectAndSenderTests
{
    [Theory]
    [InlineData("Betreff: Dachsanierung Schule\n\nSehr geehrte Damen", "Dachsanierung Schule")]
    [InlineData("Betr.: Dachsanierung der Grund-\nschule in Jena\n\nText", "Dachsanierung der Grundschule in Jena")]
    [InlineData("B e t r e f f : Dachsanierung\n\nText", "Dachsanierung")]
    [InlineData("Re: Your order of books\n\nDear Sir", "Your order of books")]
    [InlineData("Subject: Renewal\nDate: May 3, 1991", "Renewal")]
    [InlineData("Betreff\nDachsanierung\n\nText", "Dachsanierung")]
    [InlineData("Erika Muster\n99096 Erfurt\n\nSanierung des Schuldachs\n\nSehr geehrte Frau Muster,", "Sanierung des Schuldachs")]
    [InlineData("Erika Muster\n\nSehr geehrte Frau Muster,\n\nText", "Erika Muster")]
    [InlineData("Ein Text ohne alles", "")]
    public void The_subject_is_what_its_label_or_its_place_says(string text, string subject) =>
        Assert.Equal(subject, SubjectFinder.Find(Letters.Read(text))?.Value ?? "");

    [Fact]
    public void A_subject_without_label_is_less_sure() =>
        Assert.True(SubjectFinder.Find(Letters.Read("Sanierung des Dachs\n\nSehr geehrte Damen"))!.Confidence < 0.6);

    [Theory]
    [InlineData("Muster GmbH · Hauptstraße 1 · 99084 Erfurt\n\nErika Muster", "Muster GmbH")]
    [InlineData("Freistaat\nThüringer Finanzministerium\n", "Thüringer Finanzministerium")]
    [InlineData("ACME BOOKS INC.\nNew York", "ACME BOOKS INC.")]
    [InlineData("", "")]
    public void The_sender_is_read_from_return_line_or_letterhead(string text, string sender) =>
        Assert.Equal(sender, SenderFinder.Find(Letters.Read(text))?.Value ?? "");
}
