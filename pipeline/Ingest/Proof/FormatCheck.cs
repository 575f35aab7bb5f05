using System.Runtime.CompilerServices;
using Ingest.Deposit;

namespace Ingest.Proof;

/// <summary>Holds <c>store.json</c> and the records of its later formats against what a program that knows them writes, byte by byte.</summary>
public sealed class FormatCheck(IDepositStore store)
{
    public async IAsyncEnumerable<Difference> CheckAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var made = await store.ReadRecordAsync(StoreLayout.Format, cancel);
        if (!IsSound(made, StoreFormat.VersionOf(made)))
            yield return Damaged(StoreLayout.Format);
        await foreach (var name in store.ListRecordsAsync(StoreLayout.Formats, cancel))
        {
            var step = await store.ReadRecordAsync(name, cancel);
            var version = StoreFormat.VersionOf(step);
            if (name != StoreLayout.FormatStep(version) || !IsSound(step, version))
                yield return Damaged(name);
        }
    }

    private static bool IsSound(ReadOnlyMemory<byte> content, int version) =>
        version is > 0 and <= StoreLayout.FormatVersion && content.Span.SequenceEqual(StoreFormat.Write(version).Span);

    private static Difference Damaged(string name) => new(DifferenceKind.FormatDamaged, name, "It names no format this program knows: it is damaged, or a newer program wrote it.");
}
