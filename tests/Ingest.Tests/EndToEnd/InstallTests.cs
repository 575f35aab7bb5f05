using System.Diagnostics;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The shared shell functions with a dpkg-query, apt-get and sudo that only write down what they were asked.</summary>
public sealed class InstallTests : IDisposable
{
    private readonly TempFolder folder = new();

    public InstallTests()
    {
        Fake("dpkg-query", "echo 'there installed'; echo 'removed config-files'; exit 1");
        Fake("sudo", "shift; exec \"$@\"");
        Apt(exitCodes: "0");
    }

    [Fact]
    public void What_is_there_is_not_installed_again()
    {
        Assert.Equal(0, Need("there").ExitCode);
        Assert.Empty(AptCalls);
    }

    [Fact]
    public void Only_what_is_missing_is_installed()
    {
        Assert.Equal(0, Need("there missing removed").ExitCode);
        var install = AptCalls.Last();
        Assert.EndsWith("install --no-install-recommends missing removed", install, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_are_renewed_when_a_package_cannot_be_found()
    {
        Apt(exitCodes: "100 0");
        Assert.Equal(0, Need("missing").ExitCode);
        Assert.Contains(AptCalls, call => call.EndsWith(" update", StringComparison.Ordinal));
        Assert.Equal(2, AptCalls.Count(call => call.Contains(" install ", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_cannot_be_installed_ends_in_exit_code_3()
    {
        Apt(exitCodes: "100 100");
        var (code, error) = Need("missing");
        Assert.Equal((int)ExitCode.MissingDependency, code);
        Assert.Contains("could not install: missing", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_ever_installed_when_the_user_forbids_it()
    {
        var (code, error) = Need("there missing", ("INGEST_NO_INSTALL", "1"));
        Assert.Equal((int)ExitCode.MissingDependency, code);
        Assert.Contains("sudo apt-get install -y --no-install-recommends missing\n", error.Replace("sudo apt-get update && ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(AptCalls);
    }

    public void Dispose() => folder.Dispose();

    private string[] AptCalls => File.Exists(folder["apt.log"]) ? File.ReadAllLines(folder["apt.log"]) : [];

    /// <param name="exitCodes">Of the calls of <c>install</c>, in order; <c>update</c> always succeeds.</param>
    private void Apt(string exitCodes)
    {
        folder.Write("codes", System.Text.Encoding.ASCII.GetBytes(exitCodes.Replace(' ', '\n') + "\n"));
        Fake("apt-get", $"""
            echo "$*" >>'{folder["apt.log"]}'
            case " $* " in *' install '*) ;; *) exit 0 ;; esac
            read -r code <'{folder["codes"]}'
            sed -i 1d '{folder["codes"]}'
            exit "$code"
            """);
    }

    private void Fake(string command, string script)
    {
        var path = folder.Write($"bin/{command}", System.Text.Encoding.ASCII.GetBytes($"#!/bin/bash\n{script}\n"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private (int ExitCode, string Error) Need(string packages, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"set -euo pipefail; source '{Repository.File("pipeline", ".install.sh")}'; ingest_need {packages}");
        start.Environment["PATH"] = $"{folder["bin"]}:{start.Environment["PATH"]}";
        start.Environment.Remove("INGEST_NO_INSTALL");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var error = bash.StandardError.ReadToEndAsync();
        Assert.Equal("", bash.StandardOutput.ReadToEnd());
        bash.WaitForExit();
        return (bash.ExitCode, error.GetAwaiter().GetResult());
    }
}
