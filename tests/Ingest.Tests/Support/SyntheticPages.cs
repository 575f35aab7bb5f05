using Ingest.Classify.Reading;
using Ingest.Model;

namespace Ingest.Tests.Support;

/// <summary>Recorded pages and their words for tests of the stages behind recognition.</summary>
public static class SyntheticPages
{
    public static RecordedPage Page(string stack, int number) => new(new(stack, number), Digest.OfParts(stack, $"{number}"), stack, Digest.OfParts(stack))
    {
        Image = new(new(Digest.OfParts(stack, $"{number}", "image"), ImageCoding.Tiff), PlainPages.Size.Width, PlainPages.Size.Height, 200, 200),
        WordCount = 10,
        Confidence = 0.95,
    };

    public static RecordedPage Blank(string stack, int number) =>
        Page(stack, number) with { WordCount = 0, Findings = new() { Blank = true } };

    public static RecordedPage Sheet(string stack, int number, string code = "PATCHT", bool mostlyCode = true) =>
        Page(stack, number) with { WordCount = 2, Findings = new() { Codes = [new("CODE-39", code, new(10, 10, 90, 30))], MostlyCode = mostlyCode } };

    public static RecordedPage Faulty(string stack, int number) =>
        Page(stack, number) with { Image = null, WordCount = 0, Fault = new(IssueCodes.PageUndecodable, $"{stack}#{number}", "broken") };

    public static async IAsyncEnumerable<T> Stream<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
