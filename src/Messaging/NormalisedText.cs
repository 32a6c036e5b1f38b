using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Platform.Messaging;

/// <summary>One spelling of every text in the database.</summary>
public static class NormalisedText
{
    /// <summary>
    /// Gives every text column of the service a check constraint: NFC. Two spellings of one name never meet in a
    /// comparison, whoever wrote the row.
    /// </summary>
    /// <param name="modelBuilder">The model being built; call this after
    /// <see cref="SnakeCaseNames.UseSnakeCaseNames"/>, whose names it uses.</param>
    public static void RequireNormalisedText(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(IsOurs))
        {
            foreach (var column in entity.GetProperties().Where(IsText).Select(property => property.GetColumnName()))
                entity.AddCheckConstraint($"ck_{entity.GetTableName()}_{column}_nfc", $"{column} IS NFC NORMALIZED");
        }
    }

    /// <summary>
    /// The tables of Messaging are not made by the migrations of a service, and a view has no constraints.
    /// </summary>
    private static bool IsOurs(IMutableEntityType entity) =>
        entity.GetTableName() is not null && entity.GetSchema() is null && !entity.IsMappedToJson();

    /// <summary>What is kept as JSON is no text to PostgreSQL.</summary>
    private static bool IsText(IMutableProperty property) =>
        property.ClrType == typeof(string) && property.GetColumnType() is not "jsonb";
}
