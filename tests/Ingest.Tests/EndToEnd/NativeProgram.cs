using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The command as machine code, made as pipeline/ingest makes it (some minutes, when the sources have changed).</summary>
public sealed class NativeProgram : IAsyncLifetime
{
    public string Path { get; private set; } = "";

    public async Task InitializeAsync() => Path = (await Tool.RunAsync("bash", "-c",
        """
        set -euo pipefail
        source "$1/pipeline/.install.sh"; source "$1/pipeline/.native.sh"
        ingest_dotnet; ingest_paths "$1"; ingest_native_paths
        ingest_build "$1"
        # one that was begun beside is waited for
        ingest_native_fresh || ingest_native_build "$1" || flock "$INGEST_NATIVE_WORK/lock" true
        ingest_native_fresh || { cat "$INGEST_NATIVE_FAILED" >&2; exit 1; }
        readlink -f "$INGEST_NATIVE_PROGRAM"
        """, "-", Repository.Root)).Trim();

    public Task DisposeAsync() => Task.CompletedTask;
}
