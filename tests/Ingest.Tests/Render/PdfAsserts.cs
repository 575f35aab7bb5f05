using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Tests.Support;

namespace Ingest.Tests.Render;

/// <summary>What must be true of every PDF that leaves the house, said in the words of the standard.</summary>
internal static partial class PdfAsserts
{
    private static readonly string[] Jars =
        ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"];

    private static readonly Lazy<string> Classes = new(Compile);

    private static string ClassPath => string.Join(':', Jars.Select(j => $"/usr/share/java/{j}.jar"));

    /// <summary>PDFBox preflight has no complaint about a file of profile A1b: the twin of what is stored.</summary>
    public static void ConformsToPdfa1bTwin(string path) => Assert.Equal("", Violations(path));

    public static void ConformToPdfa1bTwin(string[] paths) => Assert.Equal("", Violations(paths));

    /// <summary>Preflight's findings, one per line.</summary>
    public static string Violations(params string[] paths) => Tool.Run("java", ["-cp", $"{Classes.Value}:{ClassPath}", "Preflight", .. paths]) is var run && run.ExitCode == 0
        ? run.Output
        : throw new InvalidOperationException(run.Errors);

    /// <summary>What preflight cannot see: the rules of part 2 and of level U.</summary>
    public static void ConformsToPdfa2u(byte[] bytes)
    {
        var file = new PdfFile(bytes);
        Assert.Equal("%PDF-1.7\n%"u8.ToArray(), bytes[..10]);
        Assert.All(bytes[10..14], b => Assert.True(b > 127));
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", file.Xmp);
        Assert.Contains("<pdfaid:conformance>U</pdfaid:conformance>", file.Xmp);
        Assert.Contains("/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1", file.Catalog.Dictionary);
        Assert.Matches(@"/ID \[<([0-9a-f]{32})> <\1>\]", file.Trailer);
        Assert.DoesNotContain("/Info", file.Trailer);
        Assert.All(file.Objects.Values, o => Assert.DoesNotMatch("LZW|/Interpolate|/Encrypt|/AA |/OpenAction|DeviceCMYK", o.Dictionary));
        foreach (var page in file.Pages)
        {
            var box = MediaBox().Match(page.Dictionary);
            Assert.InRange(double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture), 3, 14_400);
            Assert.InRange(double.Parse(box.Groups[2].Value, CultureInfo.InvariantCulture), 3, 14_400);
        }
        EveryCodeIsText(file);
    }

    /// <summary>6.2.11.7.2: every code shown has Unicode text, and none is U+0000, U+FEFF or U+FFFE.</summary>
    private static void EveryCodeIsText(PdfFile file)
    {
        var map = file.UnicodeMap();
        Assert.All(map.Values, t => Assert.True(t.Length > 0 && !t.Any(c => c is '\0' or '\uFEFF' or '\uFFFE')));
        var shown = file.Pages.SelectMany(p => Shown().Matches(file.Content(p)))
            .SelectMany(m => m.Groups[1].Value.Chunk(4).Select(c => Convert.ToInt32(new string(c), 16)));
        Assert.All(shown.Distinct(), code => Assert.True(code > 0 && map.ContainsKey(code), $"Code {code} has no text."));
    }

    private static string Compile()
    {
        var folder = Directory.CreateTempSubdirectory("ingest-preflight-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Tool.Quietly("javac", "-cp", ClassPath, "-d", folder, Repository.File("tests", "fixtures", "Preflight.java"));
        return folder;
    }

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"<([0-9A-F]*)> Tj")]
    private static partial Regex Shown();
}
