using Ingest.Akten;
using Ingest.Akten.Register;
using Ingest.Model;

namespace Ingest.Tests.Akten;

public sealed class KnownAktenTests : IDisposable
{
    private readonly AktenPlace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("0248-4/2014", AkteMatch.Exact, "0248-4/2014")]
    [InlineData("0248 - 4/2014", AkteMatch.Tolerant, "0248-4/2014")]
    [InlineData("0248–4/2014", AkteMatch.Tolerant, "0248-4/2014")]
    [InlineData("O248-4/2O14", AkteMatch.Tolerant, "0248-4/2014")]
    [InlineData("0248-4/20l4", AkteMatch.Tolerant, "0248-4/2014")]
    [InlineData("02B1-7/2SI40", AkteMatch.Tolerant, "0281-7/25140")]
    [InlineData("2 k 1112/05 we", AkteMatch.Tolerant, "2 K 1112/05 We")]
    [InlineData("0248-4/2015", AkteMatch.Near, "0248-4/2014")]
    [InlineData("0248-4/201", AkteMatch.Near, "0248-4/2014")]
    [InlineData("02484/2014", AkteMatch.Near, "0248-4/2014")]
    [InlineData("0248-14/2014", AkteMatch.Near, "0248-4/2014")]
    [InlineData("B-1", AkteMatch.Ambiguous, "B - 1 B –1")]
    [InlineData("5555-1/2001", AkteMatch.New, "")]
    public async Task An_Aktenzeichen_finds_the_Akte_it_means_and_no_other(string read, AkteMatch match, string known)
    {
        var akten = await KnownAsync(Aktenplan.Empty, "0248-4/2014", "0281-7/25140", "2 K 1112/05 We", "B - 1", "B –1");
        var found = await akten.FindAsync(read, default);
        Assert.Equal((match, known), (found.Match, string.Join(' ', found.Known.Select(k => k.Aktenzeichen))));
    }

    [Fact]
    public async Task Where_nothing_is_known_nothing_is_said() =>
        Assert.Equal(AkteMatch.NothingKnown, (await (await KnownAsync(Aktenplan.Empty)).FindAsync("0248-4/2014", default)).Match);

    [Theory]
    [InlineData("0248-9/2020", AkteMatch.New, "")]
    [InlineData("24.2-0248-12/2021", AkteMatch.New, "")]
    [InlineData("II 120 – 0248-20000-2014/010-003", AkteMatch.New, "")]
    [InlineData("0249-9/2020", AkteMatch.OffPlan, "0248")]
    [InlineData("02481-9/2020", AkteMatch.OffPlan, "0248")]
    [InlineData("9999-9/2020", AkteMatch.OffPlan, "")]
    [InlineData("9999-0248/2020", AkteMatch.OffPlan, "")]
    [InlineData("31-7-1/2020", AkteMatch.OffPlan, "")]
    public async Task An_unknown_Aktenzeichen_must_have_a_position_in_the_plan(string read, AkteMatch match, string suggested)
    {
        var akten = await KnownAsync(AktenPlace.Plan(("0248", "", 10, null), ("7", "", 10, null)));
        var found = await akten.FindAsync(read, default);
        Assert.Equal((match, suggested), (found.Match, string.Join(' ', found.Known.Select(k => k.Aktenzeichen))));
    }

    [Fact]
    public async Task Other_organisations_know_other_Akten()
    {
        var desk = await place.OpenAsync();
        Put(desk.Register, "other", "0248-4/2014");
        Assert.Equal(AkteMatch.NothingKnown, (await (await desk.KnownAsync("default", default)).FindAsync("0248-4/2014", default)).Match);
    }

    [Theory]
    [InlineData("2O14", "2014")]
    [InlineData("B1", "B1")]
    [InlineData("14a", "14A")]
    [InlineData("S 0100", "S0100")]
    [InlineData("0 2 4 8", "0248")]
    [InlineData(" 31–1234 / 2020.", "31-1234/2020")]
    [InlineData("III", "III")]
    [InlineData("", "")]
    public void Letters_are_digits_only_among_digits(string text, string key) => Assert.Equal(key, AktenzeichenKey.Of(text));

    [Fact]
    public void Every_key_one_edit_away_is_asked_for_and_none_further()
    {
        var near = Spellings.OneEditFrom("02-4");
        Assert.All(near, key => Assert.Equal(1, Levenshtein.Distance(key, "02-4", 2)));
        Assert.Contains("024", near);
        Assert.Contains("A02-4", near);
        Assert.Contains("02-4Z", near);
        Assert.Contains("02/4", near);
    }

    private async Task<IKnownAkten> KnownAsync(Aktenplan plan, params string[] akten)
    {
        var desk = await place.OpenAsync();
        Put(desk.Register, "default", akten);
        if (!plan.IsEmpty)
            await desk.ImportPlanAsync(plan, "plan.csv", "default", "", default);
        return await desk.KnownAsync("default", default);
    }

    private static void Put(AktenRegister register, string organisation, params string[] akten) =>
        register.Put([.. akten.Select(a => new Akte(Identity.AkteId(organisation, a), 1, organisation, a))]);
}
