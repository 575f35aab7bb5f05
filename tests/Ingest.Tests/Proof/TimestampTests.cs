using System.Security.Cryptography.X509Certificates;
using Ingest.Deposit;
using Ingest.Proof;
using Ingest.Tests.Deposit;

namespace Ingest.Tests.Proof;

public sealed class TimestampTests : IAsyncLifetime
{
    private const string Stamp = "audit/0000000001.tsr";

    private OwnTsa tsa = null!;

    public async Task InitializeAsync() => tsa = await OwnTsa.StartAsync();

    public async Task DisposeAsync() => await tsa.DisposeAsync();

    [Fact]
    public async Task A_closed_batch_is_stamped_and_the_stamp_leads_to_the_root()
    {
        using var batch = await ClosedBatch.MakeAsync(further: 1);
        Assert.Equal(0, await StampAsync(batch));
        Assert.Empty(await VerifyAsync(batch, Roots()));
        Assert.Equal(DifferenceKind.StampMissing, Assert.Single(await VerifyAsync(batch, [])).Kind);
        Assert.Equal(0, await StampAsync(batch));
        Assert.Equal(1, tsa.Asked);
    }

    [Fact]
    public async Task An_authority_that_is_away_leaves_a_note_and_the_stamp_is_obtained_later()
    {
        using var batch = await ClosedBatch.MakeAsync(further: 1);
        tsa.Away = true;
        Assert.Equal(1, await StampAsync(batch));
        Assert.Equal(2, tsa.Asked);
        var note = Assert.Single(await VerifyAsync(batch, Roots()));
        Assert.Equal((DifferenceKind.StampMissing, "audit/0000000001.json", true), (note.Kind, note.Name, note.IsNote));
        tsa.Away = false;
        Assert.Equal(0, await StampAsync(batch));
        Assert.Empty(await VerifyAsync(batch, Roots()));
    }

    [Fact]
    public async Task A_stamp_over_something_else_is_not_taken()
    {
        using var batch = await ClosedBatch.MakeAsync();
        tsa.Lies = true;
        Assert.Equal(1, await StampAsync(batch));
        Assert.DoesNotContain(Stamp, batch.Names());
    }

    [Fact]
    public async Task Killed_between_stamp_and_entry_it_is_logged_once()
    {
        using var batch = await ClosedBatch.MakeAsync(further: 0);
        await Assert.ThrowsAsync<SimulatedKillException>(async () => await StampAsync(batch, new KillAt(1)));
        Assert.Contains(Stamp, batch.Names());
        Assert.Equal(0, await StampAsync(batch));
        Assert.Equal(1, tsa.Asked);
        Assert.Empty(await VerifyAsync(batch, Roots()));
    }

    [Fact]
    public async Task A_flipped_bit_in_a_stamp_is_found_and_a_foreign_root_is_not_trusted()
    {
        using var batch = await ClosedBatch.MakeAsync(further: 0);
        await StampAsync(batch);
        var before = batch.Read(Stamp);
        var random = new Random(4);
        for (var flip = 0; flip < 40; flip++)
        {
            var after = before.ToArray();
            after[random.Next(after.Length)] ^= (byte)(1 << random.Next(8));
            batch.Write(Stamp, after);
            Assert.Contains(await VerifyAsync(batch, Roots()), d => d.Kind == DifferenceKind.StampInvalid && d.Name == Stamp);
        }

        batch.Write(Stamp, before);
        await using var foreign = await OwnTsa.StartAsync();
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(foreign.Roots);
        Assert.Contains("not trusted", Assert.Single(await VerifyAsync(batch, roots)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stamp_of_another_entry_is_refused()
    {
        using var batch = await ClosedBatch.MakeAsync(further: 2);
        await StampAsync(batch);
        batch.Write("audit/0000000002.tsr", batch.Read(Stamp));
        Assert.Equal("audit/0000000002.tsr", Assert.Single(await VerifyAsync(batch, Roots())).Name);
    }

    private async Task<int> StampAsync(ClosedBatch batch, FaultPoints? faults = null)
    {
        using var authority = new TimestampAuthority(
            new ProofOptions { TimestampUrl = tsa.Url, TimestampTries = tsa.Away ? 2 : 1, TimestampTimeLimit = TimeSpan.FromSeconds(30) }, TimeProvider.System);
        using var trail = batch.Trail();
        return await new AuditStamper(batch.Store, trail, authority, faults ?? FaultPoints.None).StampAsync(default);
    }

    private static async Task<List<Difference>> VerifyAsync(ClosedBatch batch, X509Certificate2Collection roots)
    {
        var audit = new AuditCheck(batch.Store, batch.Anchor, new VerifiedRecords(), new StampCheck(batch.Store, roots, expected: true));
        var found = await audit.ChainAsync(default).ToListAsync();
        // markers and batches are not read here
        found.AddRange(await audit.NamedAsync(default).Where(d => d.Name.StartsWith("audit/")).ToListAsync());
        return found;
    }

    private X509Certificate2Collection Roots()
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(tsa.Roots);
        return roots;
    }
}
