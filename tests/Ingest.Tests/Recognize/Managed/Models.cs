using System.Buffers.Binary;
using Ingest.Recognize;
using Ingest.Recognize.Managed;

namespace Ingest.Tests.Recognize.Managed;

/// <summary>The installed models, each read once, and files made of their parts.</summary>
internal static class Models
{
    private const int Parts = 24;
    private static readonly Dictionary<string, LstmModel> Read = [];

    public static readonly string[] Names = ["deu", "eng", "frk", "Latin", "Fraktur"];

    public static string File(string name)
    {
        var folder = new ModelFolder("");
        return Path.Combine(folder.Path, folder.Resolve([name]) + ".traineddata");
    }

    public static LstmModel Open(string name)
    {
        lock (Read)
        {
            return Read.TryGetValue(name, out var model) ? model : Read[name] = LstmModel.Open(File(name));
        }
    }

    /// <summary>A model file with changed parts; an empty part is left out.</summary>
    public static byte[] With(string name, params (ModelPart Part, byte[] Bytes)[] changes)
    {
        var file = TrainedData.Open(File(name));
        var parts = new byte[Parts][];
        for (var i = 0; i < Parts; i++)
            parts[i] = file.Read((ModelPart)i);
        foreach (var (part, bytes) in changes)
            parts[(int)part] = bytes;
        var result = new byte[sizeof(int) + Parts * sizeof(long) + parts.Sum(p => p.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(result, Parts);
        var place = sizeof(int) + Parts * sizeof(long);
        for (var i = 0; i < Parts; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(result.AsSpan(sizeof(int) + i * sizeof(long)), parts[i].Length == 0 ? -1 : place);
            parts[i].CopyTo(result.AsSpan(place));
            place += parts[i].Length;
        }
        return result;
    }
}
