using System.Data.Common;

namespace Ingest.Catalog.Sql;

/// <summary>A statement that is prepared once and run many times, with values <c>$1</c>, <c>$2</c>, ...</summary>
internal sealed class SqlStatement(DbConnection connection, string sql) : IDisposable
{
    private readonly DbCommand command = connection.Command(sql);

    public void Execute(params ReadOnlySpan<object> values)
    {
        Set(values);
        command.ExecuteNonQuery();
    }

    public List<T> Query<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object> values)
    {
        Set(values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public void Dispose() => command.Dispose();

    private void Set(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i == command.Parameters.Count)
                command.Add(values[i]);
            else
                command.Parameters[i].Value = values[i];
        }
    }
}
