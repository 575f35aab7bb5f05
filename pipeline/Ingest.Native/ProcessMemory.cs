using System.Globalization;

namespace Ingest.Native;

/// <summary>Resident memory of processes as the kernel tells it in <c>/proc</c>, in bytes. A process that has ended has none.</summary>
public static class ProcessMemory
{
    public static long ResidentBytes(int process)
    {
        // size resident shared text lib data dt, in pages (proc(5))
        var fields = Read($"/proc/{process}/statm").Split(' ');
        return fields.Length > 1 ? long.Parse(fields[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;
    }

    /// <summary>This process and all that it and its children have started; pages that processes share count for each.</summary>
    public static long TreeBytes()
    {
        var total = 0L;
        var pending = new Stack<int>([Environment.ProcessId]);
        while (pending.TryPop(out var process))
        {
            total += ResidentBytes(process);
            foreach (var child in ChildrenOf(process))
                pending.Push(child);
        }
        return total;
    }

    private static IEnumerable<int> ChildrenOf(int process)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{process}/task")
                .SelectMany(thread => Read(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Empty when the process ended meanwhile.</summary>
    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
