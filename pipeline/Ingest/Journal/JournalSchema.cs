using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ingest.Journal;

/// <summary>The tables of the ledger and their version (pragma user_version). An arrow of the state machine is one transaction; no "running" state is kept.</summary>
internal static class JournalSchema
{
    public static int Version => Migrations.Length;

    /// <summary>"IngJ" (pragma application_id): tells the ledger from any other SQLite file.</summary>
    private const long ApplicationId = 0x496E674A;

    private const string Tables = """
        create table batch (
            number integer primary key,
            id text not null unique,
            organisation text not null,
            clock text not null,
            operator text not null,
            profile text not null,
            configuration text not null,
            state text not null check (state in ('received', 'open', 'complete', 'complete-with-errors')),
            started text not null,
            finished text
        ) strict;
        create table stack (
            batch text not null references batch (id),
            ordinal integer not null,
            name text not null,
            primary key (batch, ordinal),
            unique (batch, name)
        ) strict;
        create table file (
            batch text not null,
            stack integer not null,
            ordinal integer not null,
            name text not null,
            path text not null,
            length integer not null,
            sha256 text not null,
            primary key (batch, stack, ordinal),
            foreign key (batch, stack) references stack (batch, ordinal)
        ) strict;
        create table ignored (
            batch text not null references batch (id),
            ordinal integer not null,
            name text not null,
            primary key (batch, ordinal)
        ) strict;
        create table document (
            id text primary key,
            batch text not null references batch (id),
            ordinal integer not null,
            doc_key text not null,
            content_key text not null,
            gaps integer not null,
            state text not null check (state in ('recorded', 'linked', 'deposited')),
            status text not null,
            link text,
            classified text not null,
            version integer,
            marker text,
            marker_sha256 text,
            objects text,
            unique (batch, ordinal)
        ) strict;
        create index document_content on document (content_key);
        create table page (
            batch text not null,
            stack text not null,
            number integer not null check (number > 0),
            page_key text not null,
            ends_stack integer not null,
            recorded text not null,
            state text check (state in ('document', 'separator', 'blank', 'superseded', 'quarantined')),
            document text references document (id),
            primary key (batch, stack, number),
            foreign key (batch, stack) references stack (batch, name)
        ) strict;
        create index page_document on page (document);
        create index page_quarantined on page (batch) where state = 'quarantined';
        create table words (
            batch text not null,
            stack text not null,
            number integer not null,
            content blob not null,
            primary key (batch, stack, number),
            foreign key (batch, stack, number) references page (batch, stack, number)
        ) strict;
        """;

    /// <summary>Since version 2: starts and deaths are counted before a page has a row of its own.</summary>
    private const string Tries = """
        create table page_try (
            batch text not null,
            stack text not null,
            number integer not null,
            starts integer not null,
            deaths integer not null default 0,
            last text not null default '',
            primary key (batch, stack, number),
            foreign key (batch, stack) references stack (batch, name)
        ) strict;
        """;

    /// <summary>Since version 3: the newest audit entry, so that cutting off the end of the log is seen.</summary>
    private const string AuditHead = """
        create table audit_head (
            only integer primary key check (only = 1),
            number integer not null,
            sha256 text not null
        ) strict;
        """;

    /// <summary>Since version 4: corrections that are in the store, or about to be, and not yet everywhere else.</summary>
    private const string Corrections = """
        create table correction (
            id text primary key,
            batch text not null,
            documents text not null,
            change text not null
        ) strict;
        """;

    /// <summary>What makes version n of version n - 1, from version 1 on; entries are only ever added.</summary>
    private static readonly string[] Migrations = [Tables, Tries, AuditHead, Corrections];

    /// <summary>Brings an empty or older file to the present version, in one transaction; refuses a file of a newer program and one that is no ledger.</summary>
    public static void Bring(SqliteConnection connection, string path)
    {
        using var transaction = connection.BeginTransaction();
        var version = connection.Scalar("pragma user_version");
        var application = connection.Scalar("pragma application_id");
        var empty = connection.Scalar("select count(*) from sqlite_schema") == 0;
        if (version > Version && application == ApplicationId)
            throw new StoreException(
                string.Create(CultureInfo.InvariantCulture, $"The journal {path} has schema version {version}; this program knows versions up to {Version}."),
                "Use the newer program that wrote it, or name another state folder with --state.");
        if (!empty && application != ApplicationId)
            throw JournalErrors.Damaged(path, "it belongs to another program");
        if (version == Version)
            return;
        foreach (var migration in Migrations.Skip((int)version))
            connection.Execute(migration);
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma application_id = {ApplicationId}"));
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma user_version = {Version}"));
        transaction.Commit();
    }
}
