using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>The delivery as rows: stacks, files and what was ignored, so that <c>resume</c> needs no INPUT.</summary>
internal static class ManifestRows
{
    public static void Insert(SqliteConnection rows, string batch, BatchManifest manifest)
    {
        for (var i = 0; i < manifest.Stacks.Count; i++)
        {
            var stack = manifest.Stacks[i];
            rows.Execute("insert into stack (batch, ordinal, name) values ($batch, $ordinal, $name)",
                ("$batch", batch), ("$ordinal", i), ("$name", stack.Name));
            for (var j = 0; j < stack.Files.Count; j++)
            {
                var file = stack.Files[j];
                rows.Execute(
                    """
                    insert into file (batch, stack, ordinal, name, path, length, sha256)
                    values ($batch, $stack, $ordinal, $name, $path, $length, $sha256)
                    """,
                    ("$batch", batch), ("$stack", i), ("$ordinal", j), ("$name", file.Name), ("$path", file.Path),
                    ("$length", file.Length), ("$sha256", file.Sha256.Hex));
            }
        }

        for (var i = 0; i < manifest.Ignored.Count; i++)
            rows.Execute("insert into ignored (batch, ordinal, name) values ($batch, $ordinal, $name)",
                ("$batch", batch), ("$ordinal", i), ("$name", manifest.Ignored[i]));
    }

    /// <summary>The same delivery may lie elsewhere today: its digests are the same, only the paths are new.</summary>
    public static void UpdatePaths(SqliteConnection rows, string batch, BatchManifest manifest)
    {
        foreach (var stack in manifest.Stacks)
        {
            foreach (var file in stack.Files)
                rows.Execute(
                    """
                    update file set path = $path where batch = $batch and name = $name and sha256 = $sha256 and path <> $path
                    and stack = (select ordinal from stack where batch = $batch and name = $stack)
                    """,
                    ("$batch", batch), ("$stack", stack.Name), ("$name", file.Name), ("$sha256", file.Sha256.Hex), ("$path", file.Path));
        }
    }

    public static BatchManifest Read(SqliteConnection rows, string batch)
    {
        var files = rows.Query(
            "select stack, name, path, length, sha256 from file where batch = $batch order by stack, ordinal",
            row => (Stack: row.GetInt32(0), File: new SourceFile(row.GetString(1), row.GetString(2), row.GetInt64(3), Digest.Parse(row.GetString(4)))),
            ("$batch", batch)).ToLookup(f => f.Stack, f => f.File);
        return new(
            rows.Query("select ordinal, name from stack where batch = $batch order by ordinal",
                row => new Stack(row.GetString(1), [.. files[row.GetInt32(0)]]), ("$batch", batch)),
            rows.Query("select name from ignored where batch = $batch order by ordinal", row => row.GetString(0), ("$batch", batch)));
    }
}
