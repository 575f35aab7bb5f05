using Ingest.Deposit;
using Ingest.Deposit.Blobs;
using Ingest.Tests.Support;

namespace Ingest.Tests.Deposit;

/// <summary>Signing in, and what is said when it fails: enough to act on, and never what signs in.</summary>
public sealed class BlobConnectionTests
{
    private const string Secret = "AAAAsecretAAAA";
    private const string WrongKey = "QUFBQXNlY3JldEFBQUE=";

    private static readonly StorePlace Place = StorePlace.Parse("azure:eakte");

    [Theory]
    [InlineData("")]
    [InlineData("AccountKey=" + Secret)]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + Secret + "!")]
    [InlineData(Secret)]
    [InlineData("BlobEndpoint=no address;SharedAccessSignature=" + Secret)]
    public void A_connection_that_cannot_be_used_is_bad_configuration_and_not_repeated(string connection)
    {
        var failure = Assert.Throws<ConfigurationException>(() => BlobStore.Open(Place, new() { ConnectionString = new(connection) }, FaultPoints.None));
        Assert.DoesNotContain(Secret, failure.ToString() + failure.Advice, StringComparison.Ordinal);
        Assert.Contains("AccountName|Ingest__Store__ConnectionString".Split('|')[connection.Length == 0 ? 1 : 0], failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("V2025_11_05")]
    [InlineData("2025-11-05")]
    public async Task The_protocol_version_is_the_configured_one(string version)
    {
        var access = await SharedAzurite.AccessAsync() with { ServiceVersion = version };
        Assert.False(await Stores.ExistsAsync(StorePlace.Parse($"azure:{SharedAzurite.NewContainer()}"), access, default));
    }

    [Fact]
    public void A_protocol_version_nobody_knows_is_bad_configuration()
    {
        var failure = Assert.Throws<ConfigurationException>(() => BlobStore.Open(Place, new() { ConnectionString = new(Azurite.ConnectionTo(new("http://127.0.0.1:1"))), ServiceVersion = "1999-01-01" }, FaultPoints.None));
        Assert.Contains("V2025_11_05", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_does_not_know_the_protocol_version_says_which_setting_to_change()
    {
        var access = await SharedAzurite.AccessAsync() with { ServiceVersion = "V2026_10_06" };
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await Stores.ExistsAsync(Place, access, default));
        Assert.Contains("Store:ServiceVersion", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_named_as_such_and_not_shown()
    {
        var access = new StoreOptions { ConnectionString = new(Azurite.ConnectionTo((await SharedAzurite.GetAsync()).Endpoint, WrongKey)) };
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await BlobStore.Open(Place, access, FaultPoints.None).CheckAsync(default));
        Assert.Contains("HTTP 403", failure.Message, StringComparison.Ordinal);
        Assert.Contains("azure:eakte of account devstoreaccount1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Store:ConnectionString", failure.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain(WrongKey, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_does_not_fit_is_not_shown()
    {
        var endpoint = (await SharedAzurite.GetAsync()).Endpoint;
        var connection = $"BlobEndpoint={endpoint}{Azurite.Account};SharedAccessSignature=sv=2025-11-05&ss=b&srt=sco&sp=rwl&se=2030-01-01T00:00:00Z&sig={Secret}";
        var store = BlobStore.Open(Place, new StoreOptions { ConnectionString = new(connection) }, FaultPoints.None);
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.CheckAsync(default));
        Assert.Contains("HTTP 403", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failure.ToString() + failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_nobody_answers_for_is_given_up_after_the_configured_attempts()
    {
        var access = new StoreOptions { ConnectionString = new(Azurite.ConnectionTo(new("http://127.0.0.1:1"))), Retries = 2, RetryDelay = TimeSpan.FromMilliseconds(1) };
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await BlobStore.Open(Place, access, FaultPoints.None).CheckAsync(default));
        Assert.Contains("Connection refused", failure.Message, StringComparison.Ordinal);
        Assert.Contains("3 attempts", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.StoreOrFile, failure.ExitCode);
    }

    [Fact]
    public void A_secret_prints_and_serialises_as_nothing()
    {
        var options = new IngestOptions { Store = new() { ConnectionString = new(Secret) } };
        Assert.DoesNotContain(Secret, options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, System.Text.Json.JsonSerializer.Serialize(options), StringComparison.Ordinal);
        Assert.Equal(Secret, options.Store.ConnectionString.Reveal());
    }

    [Theory]
    [InlineData("http://name.blob.core.windows.net")]
    [InlineData("https://name.blob.core.windows.net/?sig=" + Secret)]
    [InlineData("https://user:" + Secret + "@name.blob.core.windows.net")]
    [InlineData("name")]
    public void An_account_address_that_is_not_plain_is_refused_and_not_repeated(string url) =>
        Assert.DoesNotContain(Secret, Assert.Single(new StoreOptions { AccountUrl = url }.Validate()), StringComparison.Ordinal);

    [Fact]
    public void Key_and_identity_exclude_each_other() =>
        Assert.Contains("exclude each other", Assert.Single(new StoreOptions { AccountUrl = "https://name.blob.core.windows.net", ConnectionString = new(Secret) }.Validate()), StringComparison.Ordinal);

    [Fact]
    public async Task Without_any_identity_the_advice_names_both_ways()
    {
        var access = new StoreOptions { AccountUrl = "https://127.0.0.1:1/account", Retries = 0, CallTimeLimit = TimeSpan.FromSeconds(2) };
        var store = BlobStore.Open(Place, access, FaultPoints.None);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var failure = await Assert.ThrowsAsync<StoreException>(async () => await store.CheckAsync(limit.Token));
        Assert.Contains("Ingest__Store__ConnectionString", failure.Advice, StringComparison.Ordinal);
        Assert.Contains("managed identity", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure:eakte", "eakte", "")]
    [InlineData("azure:eakte/", "eakte", "")]
    [InlineData("azure:eakte/amt-31/2026", "eakte", "amt-31/2026/")]
    public void A_place_names_container_and_prefix(string text, string container, string prefix)
    {
        var place = StorePlace.Parse(text);
        Assert.Equal((container, prefix, false), (place.Container, place.Prefix, place.IsFolder));
        Assert.Equal(text.TrimEnd('/'), place.ToString());
    }

    [Theory]
    [InlineData("azure:")]
    [InlineData("azure:ab")]
    [InlineData("azure:Eakte")]
    [InlineData("azure:e--akte")]
    [InlineData("azure:-akte")]
    [InlineData("azure:eakte//x")]
    [InlineData("azure:eakte/../x")]
    [InlineData("azure:eakte/objects")]
    [InlineData("azure:eakte/a b")]
    [InlineData("azure:eakte/a/b/c/d/e")]
    public void A_place_that_leads_elsewhere_is_refused(string text) => Assert.Throws<FormatException>(() => StorePlace.Parse(text));

    [Fact]
    public void Anything_else_is_a_folder() => Assert.Equal(Path.GetFullPath("eakte"), StorePlace.Parse("eakte").Folder);
}
