using System.Diagnostics;
using System.Globalization;

namespace Ingest;

/// <summary>
/// Named places between two steps of journal, store and deposit where a test can kill the process or break the medium.
/// Does nothing in production. <c>INGEST_FAULT_POINT=log:FILE</c> appends each name reached to FILE,
/// <c>kill:N</c> sends SIGKILL at the N-th point reached (from 1), <c>kill:NAME:N</c> at the N-th time NAME is reached.
/// </summary>
public class FaultPoints
{
    public static FaultPoints None { get; } = new();

    public static FaultPoints FromEnvironment()
    {
        var text = Environment.GetEnvironmentVariable("INGEST_FAULT_POINT") ?? "";
        var parts = text.Split(':');
        return parts switch
        {
            ["log", ..] => new Logging(text["log:".Length..]),
            ["kill", var n] => new Killing("", int.Parse(n, CultureInfo.InvariantCulture)),
            ["kill", var name, var n] => new Killing(name, int.Parse(n, CultureInfo.InvariantCulture)),
            _ => None,
        };
    }

    /// <summary>Says that the step before <paramref name="name"/> is done and the step after it is not.</summary>
    public virtual void Reached(string name)
    {
    }

    private sealed class Logging(string file) : FaultPoints
    {
        private readonly Lock gate = new();

        public override void Reached(string name)
        {
            lock (gate)
                File.AppendAllText(file, name + "\n");
        }
    }

    private sealed class Killing(string wanted, int count) : FaultPoints
    {
        private int left = count;

        public override void Reached(string name)
        {
            if (wanted.Length > 0 && wanted != name)
                return;
            if (Interlocked.Decrement(ref left) == 0)
                Process.GetCurrentProcess().Kill();
        }
    }
}
