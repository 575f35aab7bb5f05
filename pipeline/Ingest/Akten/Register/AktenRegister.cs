using System.Text.Json;
using Ingest.Model;

namespace Ingest.Akten.Register;

/// <summary>
/// All Akten for looking up, in <c>akten.db</c> of the state folder: only a copy, filled from the store when it is new and kept up by who
/// changes Akten. Answers for hundreds of thousands of Akten by index. Several processes may use it; owns its connections.
/// </summary>
public sealed class AktenRegister : IDisposable
{
    public const string FileName = "akten.db";

    private const int AktenPerTransaction = 2000;

    private AktenRegister(RegisterFile file, bool isNew) => (File, IsNew) = (file, isNew);

    /// <summary>It has not been filled from the store yet: <see cref="FillAsync"/> does it.</summary>
    public bool IsNew { get; }

    internal RegisterFile File { get; }

    /// <exception cref="StoreException">The file cannot be opened or is damaged.</exception>
    public static AktenRegister Open(string stateFolder)
    {
        var file = new RegisterFile(Path.Combine(stateFolder, FileName));
        return new(file, file.Prepare());
    }

    public async ValueTask FillAsync(IAsyncEnumerable<Akte> akten, CancellationToken cancel)
    {
        var waiting = new List<Akte>();
        await foreach (var akte in akten.WithCancellation(cancel))
        {
            waiting.Add(akte);
            if (waiting.Count < AktenPerTransaction)
                continue;
            Put(waiting);
            waiting.Clear();
        }

        Put(waiting);
        File.SetFilled();
    }

    /// <summary>Enters Akten; a version that is older than the known one is passed over.</summary>
    public void Put(IReadOnlyCollection<Akte> akten) => File.Write(connection => akten.Sum(akte => RegisterFile.Execute(
        connection,
        """
        insert into akte values ($0,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10) on conflict(id) do update set
            version=excluded.version, betreff=excluded.betreff, einheit=excluded.einheit, years=excluded.years,
            unlimited=excluded.unlimited, after=excluded.after, zda=excluded.zda where excluded.version > version
        """,
        akte.Id.ToString("D"), akte.Version, akte.Organisation, akte.Aktenzeichen, AktenzeichenKey.Of(akte.Aktenzeichen), akte.Betreff, akte.Aktenplaneinheit,
        (object?)akte.Retention.Years ?? DBNull.Value, akte.Retention.Unlimited ? 1 : 0, RetentionJson.Word(akte.Retention.After),
        akte.ZdA is { } day ? IsoTime.Day(day) : DBNull.Value)));

    public bool IsEmpty(string organisation) => File.Use(connection =>
        RegisterFile.Number(connection, "select exists(select 1 from akte where organisation=$0)", organisation)) == 0;

    /// <summary>By its exact spelling.</summary>
    public RegisteredAkte? Find(string organisation, string aktenzeichen) => Query("organisation=$0 and aktenzeichen=$1", organisation, aktenzeichen).FirstOrDefault();

    /// <summary>All Akten whose spellings meet in this key; one, but for odd names.</summary>
    internal IReadOnlyList<RegisteredAkte> OfKey(string organisation, string key) => Query("organisation=$0 and key=$1", organisation, key);

    /// <summary>Akten whose key differs from this one by one character added, left out or replaced; by Aktenzeichen.</summary>
    internal IReadOnlyList<RegisteredAkte> NearKey(string organisation, string key) => Query(
        "organisation=$0 and key in (select value from json_each($1))", organisation, JsonSerializer.Serialize(Spellings.OneEditFrom(key), TextTables.Default.IReadOnlyCollectionString));

    /// <param name="beginning">Of the Aktenzeichen; empty for all.</param>
    public IReadOnlyList<RegisteredAkte> List(string organisation, string beginning) => beginning.Length == 0
        ? Query("organisation=$0", organisation)
        : Query("organisation=$0 and aktenzeichen >= $1 and substr(aktenzeichen, 1, length($1)) = $1", organisation, beginning);

    /// <summary>Closed Akten (zdA) up to a day: only these can be due.</summary>
    public IReadOnlyList<RegisteredAkte> Closed(string organisation, DateOnly until) => Query("zda <= $1 and organisation=$0", organisation, IsoTime.Day(until));

    /// <summary>Takes out what near-duplicates of a document were found by.</summary>
    public void Forget(Guid document) => File.Write(connection =>
        RegisterFile.Execute(connection, "delete from feature where number in (select number from sketch where document=$0)", document.ToString("D"))
        + RegisterFile.Execute(connection, "delete from sketch where document=$0", document.ToString("D")));

    public void Dispose() => File.Close();

    private List<RegisteredAkte> Query(string where, params object[] values) => File.Use(connection => RegisterFile.Query(
        connection, $"select {RegisteredAkte.Columns} from akte where {where} order by aktenzeichen", RegisteredAkte.Read, values));
}
