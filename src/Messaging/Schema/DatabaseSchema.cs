using System.Globalization;
using Npgsql;

namespace Platform.Messaging.Schema;

/// <summary>The database itself, the tables of Messaging, and what the runtime login may do with them.</summary>
internal static class DatabaseSchema
{
    public static async Task EnsureDatabaseAsync(
        NpgsqlConnectionStringBuilder target, CancellationToken cancellationToken)
    {
        var maintenance =
            new NpgsqlConnectionStringBuilder(target.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new() { Value = target.Database } },
        };
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        try
        {
            var name = new NpgsqlCommandBuilder().QuoteIdentifier(target.Database!);
            await ExecuteAsync(
                connection, $"create database {name} encoding 'UTF8' template template0", cancellationToken);
        }
        catch (PostgresException e) when (
            e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another migrator was quicker.
        }
    }

    /// <summary>
    /// Runs each embedded script once, in the order of their numbers, each in a transaction with its entry.
    /// </summary>
    public static async Task ApplyScriptsAsync(
        NpgsqlConnection connection, MessagingOptions options, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, """
            create schema if not exists messaging;
            create table if not exists messaging.schema_version (
              version int primary key, applied_at timestamptz not null default now())
            """, cancellationToken);
        await using var command =
            new NpgsqlCommand("select coalesce(max(version), 0) from messaging.schema_version", connection);
        var current = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
        foreach (var (version, resource) in Scripts().Where(script => script.Version > current))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            using var reader = new StreamReader(typeof(DatabaseSchema).Assembly.GetManifestResourceStream(resource)!);
            await ExecuteAsync(connection, await reader.ReadToEndAsync(cancellationToken), cancellationToken);
            await ExecuteAsync(
                connection, $"insert into messaging.schema_version values ({version})", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await ExecuteAsync(connection,
            $"select messaging.maintain_partitions({options.ArchiveDays}, {options.InboxDays})", cancellationToken);
    }

    /// <summary>The login the service runs under: rows, never structure.</summary>
    public static async Task GrantRuntimeAsync(
        NpgsqlConnection connection, string user, string? password, CancellationToken cancellationToken)
    {
        var role = new NpgsqlCommandBuilder().QuoteIdentifier(user);
        var secret = "'" + password?.Replace("'", "''") + "'";
        await ExecuteAsync(connection, $$"""
            do $do$ begin
              create role {{role}} login;
            exception when duplicate_object or unique_violation then null;
            end $do$;
            alter role {{role}} login password {{secret}};
            alter role {{role}} set idle_in_transaction_session_timeout = '15s';
            do $do$ begin execute format('grant connect on database %I to {{role}}', current_database()); end $do$;
            do $do$ declare ours text; begin
              for ours in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
              loop
                execute format('grant usage on schema %I to {{role}}', ours);
                execute format('grant select, insert, update, delete on all tables in schema %I to {{role}}', ours);
                execute format('grant usage, select on all sequences in schema %I to {{role}}', ours);
              end loop;
            end $do$;
            grant execute on function messaging.maintain_partitions(int, int) to {{role}};
            revoke insert, update, delete on messaging.schema_version from {{role}};
            """, cancellationToken);
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static IEnumerable<(int Version, string Resource)> Scripts() =>
        typeof(DatabaseSchema).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => (int.Parse(name.Split('.')[^2].Split('-')[0], CultureInfo.InvariantCulture), name))
            .OrderBy(script => script.Item1);
}
