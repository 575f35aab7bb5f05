using System.Diagnostics;
using System.Globalization;

namespace Ingest.Tests.Deposit;

/// <summary>A real file system of a few kilobytes in a mount namespace of its own; nothing of it is seen elsewhere. Only root can have one.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly Process holder;

    private SmallDisk(Process holder, string place)
    {
        this.holder = holder;
        Root = string.Create(CultureInfo.InvariantCulture, $"/proc/{holder.Id}/root{place}");
    }

    public string Root { get; }

    public static SmallDisk? TryMount(string place, int kilobytes)
    {
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/unshare") || !File.Exists("/usr/bin/nsenter"))
            return null;
        Directory.CreateDirectory(place);
        var start = new ProcessStartInfo("unshare") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["-m", "sh", "-c", "mount -t tmpfs -o size=\"$1\"k tmpfs \"$0\" && echo ready && exec cat", place, kilobytes.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        var holder = Process.Start(start)!;
        if (holder.StandardOutput.ReadLine() == "ready")
            return new(holder, place);
        holder.Dispose();
        return null;
    }

    public void Remount(string mode)
    {
        using var mount = Process.Start("nsenter", ["-t", holder.Id.ToString(CultureInfo.InvariantCulture), "-m", "mount", "-o", $"remount,{mode}", Root[$"/proc/{holder.Id}/root".Length..]]);
        mount.WaitForExit();
        Assert.Equal(0, mount.ExitCode);
    }

    public void Dispose()
    {
        holder.StandardInput.Close();
        holder.WaitForExit();
        holder.Dispose();
    }
}
