using System.Globalization;

namespace Ingest.Akten.Plan;

/// <summary>Everything that is wrong with one imported file, said at once and by line.</summary>
internal sealed class FileErrors(string file)
{
    private const int MostShown = 50;

    private readonly List<(int Line, string What)> found = [];
    private int count;

    public bool Any => count > 0;

    public void Add(int line, string what)
    {
        count++;
        if (found.Count < MostShown)
            found.Add((line, string.Concat(what.Select(c => char.IsControl(c) ? ' ' : c))));
    }

    /// <exception cref="NothingReadableException">Something was wrong; nothing of the file is taken.</exception>
    public void ThrowIfAny(string advice)
    {
        if (!Any)
            return;
        var lines = found.OrderBy(f => f.Line).Select(f => string.Create(CultureInfo.InvariantCulture, $"\n  line {f.Line}: {f.What}"));
        var more = count > found.Count ? string.Create(CultureInfo.InvariantCulture, $"\n  and {count - found.Count} more") : "";
        throw new NothingReadableException($"{file} cannot be imported:{string.Concat(lines)}{more}", advice);
    }
}
