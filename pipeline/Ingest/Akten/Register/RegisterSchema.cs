namespace Ingest.Akten.Register;

/// <summary>The tables of <c>akten.db</c>. Another version number means: throw them away and fill them from the store.</summary>
internal static class RegisterSchema
{
    public const int Version = 2;

    public const string Drop = "drop table if exists akte; drop table if exists sketch; drop table if exists feature;";

    /// <summary><c>key</c>: the form spellings are compared in. <c>sketch</c> and <c>feature</c>: what near-duplicates are found by.</summary>
    public const string Create = """
        create table akte(
            id text primary key, version integer not null, organisation text not null, aktenzeichen text not null, key text not null,
            betreff text not null, einheit text not null, years integer, unlimited integer not null, after text not null, zda text) without rowid;
        create index akte_key on akte(organisation, key);
        create index akte_name on akte(organisation, aktenzeichen);
        create index akte_zda on akte(zda) where zda is not null;
        create table sketch(
            number integer primary key, document text not null unique, organisation text not null, content_key text not null,
            marker text not null, pages integer not null);
        create table feature(hash integer not null, number integer not null, primary key(hash, number)) without rowid;
        create index feature_number on feature(number);
        """;
}
