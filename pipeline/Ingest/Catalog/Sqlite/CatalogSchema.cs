namespace Ingest.Catalog.Sqlite;

/// <summary>The tables of <c>catalog.db</c>. Another version number means: throw the file away and build it from the store.</summary>
internal static class CatalogSchema
{
    public const int Version = 3;

    /// <summary>
    /// Texts are stored once, in <c>page</c>; the index has only what <see cref="Words.PageIndexer"/> made of them, so its tokenizer has nothing left to
    /// do but split at spaces. <c>word_batch</c> lists the words of each transaction once: a vocabulary that grows as quickly as the index itself
    /// and whose counts cost a fraction of those of the pages.
    /// </summary>
    public const string Create = """
        create table document(
            key integer primary key, id text not null unique, version integer not null, status text not null, organisation text not null,
            akte text not null, vorgang text not null, class text not null, title text not null, date text not null,
            pages integer not null, pdf text not null, content_key text not null, batch text not null, stack text not null,
            marker text not null, sender text not null, akte_key text not null, vorgang_key text not null);
        create index document_content on document(content_key, id);
        create index document_akte on document(akte, vorgang, date, id);
        create index document_akte_key on document(akte_key, akte);
        create index document_vorgang_key on document(vorgang_key) where vorgang_key <> '';
        create index document_date on document(date);
        create table page(
            id integer primary key, document integer not null, number integer not null, text text not null, unique(document, number));
        create virtual table page_text using fts5(words, content='', contentless_delete=1, tokenize='ascii');
        create virtual table word_batch using fts5(words, content='', detail=none, tokenize='ascii');
        create virtual table word using fts5vocab(word_batch, 'row');
        """;

    /// <summary>Tables of every earlier version, too.</summary>
    public const string Drop = """
        drop table if exists term; drop table if exists word; drop table if exists word_batch; drop table if exists page_text;
        drop table if exists page; drop table if exists document;
        """;
}
