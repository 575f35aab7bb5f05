using Ingest.Deposit;
using Ingest.Tests.Support;

namespace Ingest.Tests.Proof;

/// <summary>One flipped bit in any file of a store is found and the file named.</summary>
public sealed class FlippedBitTests
{
    [Fact]
    public async Task A_bit_flipped_in_any_file_of_the_store_is_found_and_named()
    {
        using var batch = await ClosedBatch.MakeAsync();
        var random = new Random(5);
        foreach (var name in batch.Names())
        {
            var before = batch.Read(name);
            // the file that everything rests on is small: each of its bits is tried
            var every = name == StoreLayout.Format;
            for (var flip = 0; flip < (every ? before.Length * 8 : TestScope.All ? 200 : 12); flip++)
            {
                var after = before.ToArray();
                after[every ? flip / 8 : random.Next(after.Length)] ^= (byte)(1 << (every ? flip % 8 : random.Next(8)));
                batch.Write(name, after);
                var found = (await batch.VerifyAsync()).Where(d => !d.IsNote).ToList();
                Assert.True(found.Any(d => name.EndsWith(d.Name, StringComparison.Ordinal)), $"{name}: {string.Join("; ", found)}");
            }

            batch.Write(name, before);
        }

        Assert.Empty(await batch.VerifyAsync());
    }

    [Fact]
    public async Task A_removed_file_of_any_kind_is_found_and_named()
    {
        using var batch = await ClosedBatch.MakeAsync();
        // without store.json there is no store: it is refused by that name before anything is verified
        foreach (var name in batch.Names().Where(n => n != StoreLayout.Format))
        {
            var before = batch.Read(name);
            File.Delete(batch.PathOf(name));
            var found = await batch.VerifyAsync();
            Assert.True(found.Any(d => !d.IsNote && name.EndsWith(d.Name, StringComparison.Ordinal)), $"{name}: {string.Join("; ", found)}");
            batch.Write(name, before);
        }
    }
}
