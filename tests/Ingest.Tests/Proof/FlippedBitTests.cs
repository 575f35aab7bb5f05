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
        foreach (var name in batch.Names().Where(n => n != StoreLayout.Format))
        {
            var before = batch.Read(name);
            for (var flip = 0; flip < (TestScope.All ? 200 : 12); flip++)
            {
                var after = before.ToArray();
                after[random.Next(after.Length)] ^= (byte)(1 << random.Next(8));
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
