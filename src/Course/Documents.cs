using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.ServiceDefaults;

namespace Platform.Courses;

internal static class Documents
{
    /// <summary>
    /// Keeps a value as JSON, written and read whole. A member added to it later has to be optional: what was stored
    /// before does not have it.
    /// </summary>
    internal static void HasDocument<T>(this PropertyBuilder<T> builder) =>
        builder.HasColumnType("jsonb").HasConversion(
            value => Text(value),
            stored => JsonSerializer.Deserialize<T>(stored, Json.Commands)!,
            new ValueComparer<T>(
                (one, other) => Text(one) == Text(other),
                value => Text(value).GetHashCode(StringComparison.Ordinal),
                value => value));

    private static string Text<T>(T? value) => JsonSerializer.Serialize(value, Json.Commands);
}
