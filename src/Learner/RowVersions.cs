using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners;

internal static class RowVersions
{
    /// <summary>PostgreSQL already counts the versions of a row: what an ETag shows and If-Match demands.</summary>
    public static void HasRowVersion<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, uint>> rowVersion)
        where T : class =>
        builder.Property(rowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
}
