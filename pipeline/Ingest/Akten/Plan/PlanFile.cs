using Ingest.Model;

namespace Ingest.Akten.Plan;

/// <summary>A file that holds an Aktenplan: a table, an xdomea message 0301, or the ZIP such a message comes in.</summary>
/// <param name="Notes">What a person should know of it, though it was read.</param>
public sealed record PlanFile(Aktenplan Plan, IReadOnlyList<string> Notes)
{
    private const string Advice = "Nothing was changed. Correct the file and import it again; 'ingest import aktenplan --help' names the columns.";

    /// <exception cref="NothingReadableException">The file is no plan; all that is wrong with it is said, by line.</exception>
    /// <exception cref="UsageException">The file cannot be opened or is too long.</exception>
    public static PlanFile Read(string path)
    {
        var file = ImportFile.Read(path);
        if (file.IsZip)
            file = file.Message(PlanMessage.FileEnding);
        var errors = new FileErrors(file.Name);
        var notes = new List<string>();
        Aktenplan plan;
        if (file.IsXml)
            plan = PlanMessage.Read(file.Bytes, errors, notes);
        else
        {
            var (text, note) = file.Text();
            if (note.Length > 0)
                notes.Add(note);
            plan = PlanCsv.Read(text, errors);
        }

        errors.ThrowIfAny(Advice);
        return new(plan, notes);
    }
}
