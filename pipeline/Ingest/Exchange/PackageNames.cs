using System.Text.RegularExpressions;
using Ingest.Model;

namespace Ingest.Exchange;

/// <summary>Names in and of xdomea 3.x packages (specification p. 11): process and message type, files flat beside the message, each with a UUID of its own.</summary>
public static partial class PackageNames
{
    public const string Abgabe = "Abgabe.Abgabe.0401";
    public const string ImportBestaetigen = "Abgabe.ImportBestaetigen.0402";
    public const string EmpfangBestaetigen = "Abgabe.EmpfangBestaetigen.0403";

    /// <summary>Namespace of processes (RFC 9562 version 5); never changes.</summary>
    private static readonly Guid Processes = new("c5a3f6b2-55a0-5b0e-8a37-5f0a6a4e0401");

    public static string Message(Guid process, string type) => $"{process:D}_{type}.xml";

    public static string Package(Guid process, string type) => $"{process:D}_{type}.zip";

    /// <summary>The same things sent by the same clock are the same process; anything else is another one (3.x: one message of a type per process).</summary>
    public static Guid Process(IEnumerable<string> parts) => Identity.NamedId(Processes, string.Join('\n', parts));

    /// <summary>A file is not its document: it gets an id of its own, the same in every package it travels in.</summary>
    public static string File(Guid document, string role, Digest sha256, string extension) =>
        $"{Identity.NamedId(document, $"{role}\n{sha256.Hex}"):D}.{extension}";

    /// <summary>The UUID a file name begins with, as the schema asks for (stringDateinameType); null when it begins with none or leads out of the package.</summary>
    public static Guid? FileId(string name) =>
        SafeFile().IsMatch(name) && Guid.TryParseExact(name[..36], "D", out var id) ? id : null;

    /// <summary>Process and message type of the name of a message or package; false for any other name.</summary>
    public static bool TryParse(string name, out Guid process, out string type)
    {
        var match = MessageOrPackage().Match(name);
        type = match.Groups["type"].Value;
        process = default;
        return match.Success && Guid.TryParseExact(match.Groups["id"].Value, "D", out process);
    }

    // stricter than the schema: no separators of folders, no control characters
    [GeneratedRegex(@"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(_[^/\\\p{C}:*?""<>|]{1,150})?(\.[A-Za-z0-9]{1,10})?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SafeFile();

    [GeneratedRegex(@"^(?<id>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})_(?<type>[A-Za-z]+\.[A-Za-z]+\.[0-9]{4})\.(xml|zip|xdomea)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex MessageOrPackage();
}
