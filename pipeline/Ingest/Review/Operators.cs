using System.Text.Json;
using Ingest.Model;

namespace Ingest.Review;

/// <summary>
/// The table that resolves pseudonyms (TR-03138 A.NB.4 a): a file of the state folder, apart from the store, for its owner's eyes only.
/// Nothing reads it but whoever calls <see cref="Resolve"/>.
/// </summary>
public sealed class Operators(string stateFolder)
{
    public const string FileName = "operators.json";

    private const int Longest = 200;
    private const long LargestFile = 16 << 20;

    private static readonly TextTables Context = new(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly string path = Path.Combine(stateFolder, FileName);

    /// <exception cref="UsageException">The table has no such pseudonym.</exception>
    public string Resolve(string pseudonym) => Read().TryGetValue(pseudonym, out var name)
        ? name
        : throw new UsageException($"Nobody is entered for {pseudonym}.", "Enter the person with 'ingest operator PSEUDONYM --name NAME'.");

    /// <summary>A pseudonym stands for one person for ever: documents name it.</summary>
    /// <exception cref="UsageException">It stands for somebody else already.</exception>
    public void Enter(string pseudonym, string name)
    {
        if (pseudonym.Length is 0 or > Longest || name.Length is 0 or > Longest || pseudonym.Concat(name).Any(char.IsControl))
            throw new UsageException($"A pseudonym and a name have 1 to {Longest} characters.", "Write them on one line.");
        var table = Read();
        if (!table.TryAdd(pseudonym, name))
        {
            if (table[pseudonym] == name)
                return;
            throw new UsageException($"{pseudonym} stands for somebody else already.", "Choose another pseudonym: stored documents name this one.");
        }
        Write(table);
    }

    private SortedDictionary<string, string> Read()
    {
        if (!File.Exists(path))
            return new(StringComparer.Ordinal);
        try
        {
            if (new FileInfo(path).Length > LargestFile)
                throw new StoreException($"{path} is too large for a table of operators.", "Restore it from its backup.");
            return new(JsonSerializer.Deserialize(File.ReadAllBytes(path), Context.DictionaryStringString) ?? [], StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} cannot be read.", "It is a JSON object of pseudonyms and names; restore it from its backup.", e);
        }
    }

    /// <summary>Whole or not at all, and never readable by others, not even for an instant.</summary>
    private void Write(SortedDictionary<string, string> table)
    {
        var unfinished = path + ".new";
        try
        {
            File.Delete(unfinished);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(unfinished, options))
            {
                JsonSerializer.Serialize(file, table, Context.SortedDictionaryStringString);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} cannot be written.", "Give the user of this command write access to the state folder.", e);
        }
    }
}
