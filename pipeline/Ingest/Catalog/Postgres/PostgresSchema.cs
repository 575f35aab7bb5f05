namespace Ingest.Catalog.Postgres;

/// <summary>
/// The tables in the first schema of the search path. As in SQLite the words are folded by <see cref="Words.WordCutter"/>, so that both databases find the
/// same; no dictionary and no extension is needed. Texts sort as bytes, as in SQLite.
/// </summary>
internal static class PostgresSchema
{
    public const int Version = 1;

    /// <summary>Writers take this lock one after the other.</summary>
    public const long Lock = 0x696E67657374;

    public const string Create = """
        create table document(
            key bigint generated always as identity primary key, id text collate "C" not null unique, version integer not null, status text not null, organisation text not null,
            akte text collate "C" not null, vorgang text collate "C" not null, class text not null, title text not null, date text collate "C" not null,
            pages integer not null, pdf text not null, content_key text collate "C" not null, batch text not null, stack text not null,
            marker text not null, sender text not null, akte_key text collate "C" not null, vorgang_key text collate "C" not null);
        create index document_content on document(content_key, id);
        create index document_akte on document(akte, vorgang, date, id);
        create index document_akte_key on document(akte_key, akte);
        create index document_vorgang_key on document(vorgang_key) where vorgang_key <> '';
        create index document_date on document(date);
        create table page(
            id bigint primary key, document bigint not null, number integer not null, text text not null, words tsvector not null, unique(document, number));
        create index page_words on page using gin(words);
        create table word(term text collate "C" primary key, listed bigint not null);
        create table catalog_version(version integer not null);
        """;

    public const string Drop = "drop table if exists document, page, word, catalog_version";
}
