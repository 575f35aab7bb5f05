using System.Globalization;
using Ingest.Akten.Register;
using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Akten.Duplicates;

/// <summary>Finds stored documents that share features, in <c>akten.db</c>: at most <see cref="Sketch.Size"/> small rows for each document.</summary>
internal sealed class SketchIndex(RegisterFile file)
{
    /// <summary>A pair of words that so many documents have belongs to their form; it tells none of them from another.</summary>
    private const int CommonFrom = 200;

    /// <summary>Fewer shared features are chance.</summary>
    public const int FewestShared = 3;

    private const string Columns = "document, organisation, content_key, marker, pages";

    /// <summary>Enters documents, or enters them again.</summary>
    public void Put(IReadOnlyCollection<SketchedDocument> documents) => file.Write(connection =>
    {
        foreach (var document in documents.Where(d => d.Features.Count > 0))
        {
            var id = document.Id.ToString("D");
            if (RegisterFile.Number(connection, "select exists(select 1 from sketch where document=$0)", id) != 0)
                continue;
            RegisterFile.Execute(connection, "insert into sketch(document, organisation, content_key, marker, pages) values ($0,$1,$2,$3,$4)",
                id, document.Organisation, document.ContentKey.Hex, document.Marker, document.Pages);
            var number = RegisterFile.Number(connection, "select last_insert_rowid()");
            foreach (var feature in document.Features)
                RegisterFile.Execute(connection, "insert or ignore into feature values ($0,$1)", feature, number);
        }

        return documents.Count;
    });

    /// <summary>Documents of the organisation that share most features, most first.</summary>
    public IReadOnlyList<SketchedDocument> Find(string organisation, IReadOnlyList<long> features, int most) => file.Use(connection =>
    {
        var shared = new Dictionary<long, int>();
        foreach (var feature in features)
        {
            var numbers = RegisterFile.Query(connection, $"select number from feature where hash=$0 limit {CommonFrom}", r => r.GetInt64(0), feature);
            foreach (var number in numbers.Count < CommonFrom ? numbers : [])
                shared[number] = shared.GetValueOrDefault(number) + 1;
        }

        return shared.Where(s => s.Value >= FewestShared).OrderByDescending(s => s.Value).ThenBy(s => s.Key)
            .SelectMany(s => RegisterFile.Query(connection, $"select {Columns} from sketch where number=$0 and organisation=$1", Read, s.Key, organisation))
            .Take(most).ToList();
    });

    private static SketchedDocument Read(SqliteDataReader row) => new(
        Guid.Parse(row.GetString(0), CultureInfo.InvariantCulture), row.GetString(1), Digest.Parse(row.GetString(2)), row.GetString(3), row.GetInt32(4), []);
}
