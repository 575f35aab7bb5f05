using System.Xml;
using System.Xml.Schema;

namespace Ingest.Exchange.Package;

/// <summary>
/// The published schemas, where the user has put them: a folder with <c>3.1.0/</c>, <c>3.0.0/</c> and what they import. They are not part of
/// this program (decision 0020). Nothing outside the folder is read, nothing is fetched.
/// </summary>
public sealed class SchemaFolder(string root)
{
    private const string Entry = "xdomea.xsd";

    private readonly string root = Path.GetFullPath(root);
    private readonly Dictionary<XdomeaVersion, XmlSchemaSet> compiled = [];

    /// <exception cref="ConfigurationException">The folder has no schemas of this version, or they do not compile.</exception>
    public XmlSchemaSet For(XdomeaVersion version)
    {
        if (compiled.TryGetValue(version, out var known))
            return known;
        var file = Path.Combine(root, version.Number, Entry);
        if (!File.Exists(file))
            throw new ConfigurationException($"There are no schemas of xdomea {version.Number} in {root}.", $"Exchange:Schemas names a folder with {version.Number}/{Entry} in it; leave it empty to write without schemas.");
        var resolver = new OnlyBelow(root);
        try
        {
            var schemas = new XmlSchemaSet { XmlResolver = resolver };
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = resolver });
            schemas.Add(null, reader);
            schemas.Compile();
            return compiled[version] = schemas;
        }
        catch (Exception wrong) when (wrong is XmlSchemaException or XmlException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The schemas of xdomea {version.Number} in {root} cannot be used: {wrong.Message}", "Put the complete schema set there, unchanged.");
        }
    }

    private sealed class OnlyBelow(string root) : XmlUrlResolver
    {
        public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
            absoluteUri.IsFile && Path.GetFullPath(absoluteUri.LocalPath).StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? base.GetEntity(absoluteUri, role, ofObjectToReturn)
                : throw new XmlException($"The schemas ask for {absoluteUri}, which lies outside their folder.");
    }
}
