using Ingest.Exchange;
using Ingest.Exchange.Package;
using Ingest.Tests.Support;

namespace Ingest.Tests.Exchange;

/// <summary>The published schemas beside the test data; they are never part of the repository. Without them nothing can be validated, which fails where CI=true.</summary>
internal static class Schemas
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(TestData.Root, "..", "xdomea", "xsd"));

    public static bool Available { get; } = Directory.Exists(Root) || (TestScope.Ci ? throw new DirectoryNotFoundException($"CI=true and no schemas of xdomea at {Root}.") : false);

    public static SchemaFolder Folder { get; } = new(Root);

    /// <summary>Empty when libxml2 finds the message valid.</summary>
    public static async Task<string> XmllintAsync(string message, XdomeaVersion version)
    {
        var run = await Tool.TryAsync("xmllint", "--noout", "--nonet", "--huge", "--schema", Path.Combine(Root, version.Number, "xdomea-Nachrichten-AbgabeDurchfuehren.xsd"), message);
        return run.ExitCode == 0 ? "" : run.Errors + run.Output;
    }

    /// <summary>Empty when the runtime's validator finds the message valid.</summary>
    public static IReadOnlyList<string> DotNet(byte[] message, XdomeaVersion version)
    {
        using var input = new MemoryStream(message);
        var errors = new List<string>();
        using var reader = System.Xml.XmlReader.Create(input, Settings(version, errors));
        while (reader.Read())
        {
        }

        return errors;
    }

    private static System.Xml.XmlReaderSettings Settings(XdomeaVersion version, List<string> errors)
    {
        var settings = new System.Xml.XmlReaderSettings
        {
            ValidationType = System.Xml.ValidationType.Schema,
            ValidationFlags = System.Xml.Schema.XmlSchemaValidationFlags.ReportValidationWarnings,
            Schemas = Folder.For(version),
        };
        settings.ValidationEventHandler += (_, e) => errors.Add(e.Message);
        return settings;
    }
}
