namespace Ingest.Exchange.Message;

/// <summary>
/// Something wrong with a message or package. <paramref name="Code"/> is a word of <see cref="FindingCodes"/>, <paramref name="Object"/> the id or file
/// it is about. The text names elements and code points, never content.
/// </summary>
public sealed record MessageFinding(string Code, string Object, string Detail);

public static class FindingCodes
{
    public const string Name = "name";
    public const string MessageType = "message-type";
    public const string CodeUnknown = "code-unknown";
    public const string Character = "character";
    public const string IdTwice = "id-twice";
    public const string FileName = "file-name";
    public const string FileMissing = "file-missing";
    public const string FileSurplus = "file-surplus";
    public const string FileDiffers = "file-differs";
    public const string Schema = "schema";
    public const string Spelling = "spelling";
}
