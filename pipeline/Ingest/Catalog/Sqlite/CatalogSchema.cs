namespace Ingest.Catalog.Sqlite;

/// <summary>The tables of <c>catalog.db</c>. Another version number means: throw the file away and build it from the store.</summary>
internal static class CatalogSchema
{
    public const int Version = 2;

    /// <summary>Folds case and accents; ß, ae, oe, ue are expanded in the query (<see cref="GermanSpellings"/>).</summary>
    public const string Create = """
        create table if not exists document(
            id text primary key, version integer not null, status text not null, organisation text not null,
            akte text not null, vorgang text not null, class text not null, title text not null, date text not null,
            pages integer not null, pdf text not null, content_key text not null, batch text not null, stack text not null,
            marker text not null) without rowid;
        create index if not exists document_content on document(content_key, id);
        create index if not exists document_akte on document(akte, vorgang, date, id);
        create table if not exists page(
            id integer primary key, document text not null, number integer not null, text text not null, unique(document, number));
        create virtual table if not exists page_text using fts5(
            text, content='page', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
        create virtual table if not exists term using fts5vocab(page_text, 'row');
        create trigger if not exists page_added after insert on page begin
            insert into page_text(rowid, text) values (new.id, new.text);
        end;
        create trigger if not exists page_removed after delete on page begin
            insert into page_text(page_text, rowid, text) values ('delete', old.id, old.text);
        end;
        """;
}
