using System.Globalization;
using Ingest.Model;
using Microsoft.Data.Sqlite;

namespace Ingest.Akten.Register;

/// <summary>A row of the register: the newest version of an Akte without its Vorgänge and its history.</summary>
public sealed record RegisteredAkte(Guid Id, int Version, string Organisation, string Aktenzeichen, string Betreff, string Aktenplaneinheit, Retention Retention, DateOnly? ZdA)
{
    internal const string Columns = "id, version, organisation, aktenzeichen, betreff, einheit, years, unlimited, after, zda";

    internal static RegisteredAkte Read(SqliteDataReader row) => new(
        Guid.Parse(row.GetString(0), CultureInfo.InvariantCulture), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
        new(row.IsDBNull(6) ? null : row.GetInt32(6), row.GetInt32(7) != 0, row.GetString(8) switch
        {
            "A" => Aussonderungsart.Archivwuerdig,
            "B" => Aussonderungsart.Bewerten,
            "V" => Aussonderungsart.Vernichten,
            _ => null,
        }),
        row.IsDBNull(9) ? null : IsoTime.ReadDay(row.GetString(9)));
}
