namespace Ingest.Cli.Terminal;

/// <summary>Everything a person reads goes to stderr through here; stdout carries data only.</summary>
public sealed class Messages(TextWriter output, bool isTerminal)
{
    /// <summary>The <c>--store</c> and <c>--state</c> of this call, for commands that people are told to type.</summary>
    public string Place { get; set; } = "";

    public bool Quiet { get; set; }
    public bool Verbose { get; set; }

    /// <summary>Someone is looking: a bar may be drawn.</summary>
    public bool IsTerminal { get; } = isTerminal;

    public static Messages ForTerminal() => new(Console.Error, !Console.IsErrorRedirected);

    public void Line(string text)
    {
        if (!Quiet)
            output.WriteLine(text);
    }

    /// <summary>As it is, without a line end: the progress line.</summary>
    public void Raw(string text) => output.Write(text);

    public void Detail(string text)
    {
        if (Verbose)
            output.WriteLine(text);
    }

    public ExitCode Fail(IngestException e)
    {
        output.WriteLine($"ingest: {e.Message}");
        output.WriteLine($"  {e.Advice}");
        if (Verbose && e.InnerException is { } inner)
            output.WriteLine(inner);
        return e.ExitCode;
    }

    /// <param name="errors">What the parser found, one sentence each.</param>
    /// <param name="command">As it is typed, for example <c>ingest run</c>.</param>
    public ExitCode WrongUsage(IEnumerable<string> errors, string command)
    {
        foreach (var error in errors)
            output.WriteLine($"ingest: {error}");
        output.WriteLine($"See: {command} --help");
        return ExitCode.WrongUsage;
    }

    public ExitCode Interrupted()
    {
        output.WriteLine("ingest: interrupted; nothing that was recorded is lost.");
        output.WriteLine($"  Continue with: ingest resume{Place}");
        return ExitCode.Interrupted;
    }

    public ExitCode Unexpected(Exception e)
    {
        output.WriteLine($"ingest: unexpected {e.GetType().Name}: {e.Message}");
        output.WriteLine(Verbose ? e.ToString() : "  This is a fault of the program. Run again with -v for the details and report them; 'ingest resume' continues the batch.");
        return ExitCode.StoreOrFile;
    }
}
