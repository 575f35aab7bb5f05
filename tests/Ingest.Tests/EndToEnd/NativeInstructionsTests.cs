using System.Text;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>For which processor machine code is made, and on which it is started.</summary>
public sealed class NativeInstructionsTests : IDisposable
{
    private const string Wide = "flags : fpu avx avx2 avx512f avx512dq avx512cd avx512bw avx512vl";
    private const string Half = "flags : fpu avx avx2 avx512f avx512dq avx512cd";
    private const string Old = "flags : fpu avx";

    private readonly TempFolder folder = new();

    [Theory]
    [InlineData(Wide, "x86-64-v4")]
    [InlineData(Half, "x86-64-v3")]
    [InlineData(Old, "none")]
    public async Task Machine_code_is_made_of_the_widest_instructions_the_processor_has(string processor, string set) =>
        Assert.Equal(set, await RunAsync(processor, "ingest_native_set && echo $INGEST_NATIVE_SET || echo none"));

    [Theory]
    [InlineData(Wide, "x86-64-v4", "runs")]
    [InlineData(Wide, "x86-64-v3", "runs")]
    [InlineData(Half, "x86-64-v3", "runs")]
    [InlineData(Half, "x86-64-v4", "not here")]
    [InlineData(Old, "x86-64-v3", "not here")]
    [InlineData(Wide, "", "not here")]
    public async Task Machine_code_made_on_another_processor_is_started_only_where_its_instructions_are(string processor, string made, string answer)
    {
        if (made.Length > 0)
            folder.Write("instructions", Encoding.UTF8.GetBytes(made + "\n"));
        Assert.Equal(answer, await RunAsync(processor, "ingest_native_runs && echo runs || echo not here"));
    }

    private async Task<string> RunAsync(string processor, string script)
    {
        var file = folder.Write("cpuinfo", Encoding.UTF8.GetBytes(processor + "\n"));
        return (await Tool.RunAsync("bash", "-c",
            """set -euo pipefail; source "$1/pipeline/.native.sh"; INGEST_CPUINFO=$2 INGEST_NATIVE_PROGRAM=$3/Ingest.Cli; """ + script, "-", Repository.Root, file, folder.Root)).Trim();
    }

    public void Dispose() => folder.Dispose();
}
