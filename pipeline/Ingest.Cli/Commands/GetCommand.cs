using System.CommandLine;
using System.IO.Compression;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Cli.Commands;

/// <summary><c>ingest get</c>: one document out of the E-Akte, as it is stored.</summary>
internal static class GetCommand
{
    private static readonly string[] Forms = ["pdf", "text", "alto", "json", "original"];

    public static Command Create(CommonOptions common)
    {
        var document = new Argument<string>("DOCUMENT") { Description = DocumentIds.Described };
        var version = new Option<int?>("--version") { HelpName = "N", CustomParser = WholeNumber.Parse, Description = "an earlier version (default: the newest)" };
        var form = new Option<string>("--as") { HelpName = string.Join('|', Forms), Description = "what of it", DefaultValueFactory = _ => "pdf" };
        form.AcceptOnlyFromAmong(Forms);
        var page = new Option<int?>("--page") { HelpName = "N", CustomParser = WholeNumber.Parse, Description = "only this page, from 1 (text, original)" };
        var output = new Option<string?>("-o", "--output") { HelpName = "FILE", Description = "where to (default: stdout); an existing file is not overwritten" };
        var command = new ExampledCommand("get", "Takes a document out of the store.", "ingest get 0b0c6c9e-... --as pdf -o letter.pdf --store /srv/eakte")
        {
            document, form, page, version, output,
        };
        command.Notes = "What it takes: the PDF/A, its text, ALTO words, metadata, or the page images as delivered (several as a ZIP).";
        command.SetAction(async (parsed, cancel) =>
        {
            await using var workplace = await Existing.OpenAsync(common.Read(parsed), cancel);
            var marker = await FindAsync(workplace, parsed.GetRequiredValue(document), parsed.GetValue(version), cancel);
            var wanted = parsed.GetRequiredValue(form);
            await using var target = Target(parsed.GetValue(output), wanted);
            await new DocumentExport(workplace.Store, marker).WriteAsync(wanted, parsed.GetValue(page), target, cancel);
            return 0;
        });
        return command;
    }

    private static async Task<CommitMarker> FindAsync(Workplace workplace, string text, int? version, CancellationToken cancel)
    {
        var id = await DocumentIds.FindAsync(workplace, text, cancel);
        if (await workplace.FindMarkerAsync(id, cancel) is not { } newest)
            throw DocumentIds.Unknown(text);
        return version is not { } number ? newest
            : await workplace.FindMarkerAsync(id, number, cancel)
            ?? throw new UsageException($"Document {id} has versions 1 to {newest.Version}, not {number}.", "Leave --version out for the newest.");
    }

    private static Stream Target(string? file, string form)
    {
        if (file is null && form is ("pdf" or "original") && !Console.IsOutputRedirected)
            throw new UsageException($"A terminal cannot show --as {form}.", "Write it to a file with -o FILE, or into a pipe; --as text is for reading.");
        if (file is null or "-")
            return Console.OpenStandardOutput();
        try
        {
            return new FileStream(file, FileMode.CreateNew);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be written: {e.Message}", "Name a file that does not exist yet, in a folder that does.");
        }
    }
}
