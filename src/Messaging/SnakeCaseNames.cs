using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Platform.Messaging;

/// <summary>Database names as PostgreSQL people write them.</summary>
public static partial class SnakeCaseNames
{
    /// <summary>
    /// Gives tables, columns, keys and indexes snake_case names, after the entity configurations. Tables are named by
    /// their DbSet (<c>LearnerImports</c> → <c>learner_imports</c>).
    /// </summary>
    /// <param name="modelBuilder">The model being built; call this last in <c>OnModelCreating</c>.</param>
    public static void UseSnakeCaseNames(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.IsMappedToJson()) // one column; its members have no names in the database
            {
                if (entity.FindOwnership()?.PrincipalEntityType.IsMappedToJson() is not true)
                    entity.SetContainerColumnName(Snake(entity.GetContainerColumnName()!));
                continue;
            }

            if (entity.GetTableName() is { } table)
                entity.SetTableName(Snake(table));
            foreach (var property in entity.GetProperties())
            {
                // The row version is a system column of PostgreSQL; under another name EF would create it.
                var isRowVersion = property.IsConcurrencyToken && property.ClrType == typeof(uint);
                property.SetColumnName(isRowVersion ? "xmin" : Snake(property.GetColumnName()));
            }

            foreach (var key in entity.GetKeys())
                key.SetName(Snake(key.GetName()!));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(Snake(foreignKey.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }
    }

    internal static string Snake(string name) => WordStart().Replace(name, "_").Replace("__", "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
