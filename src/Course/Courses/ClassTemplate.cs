using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>Times at which people can come.</summary>
public enum Slot
{
    Daytime,
    Evening,
    Weekend,
}

/// <summary>What a village opens a class from. A change counts for the classes opened after it.</summary>
internal sealed class ClassTemplate : IOwned
{
    public required string Code { get; init; }

    public Guid? OwnerAreaId { get; init; }

    public required Guid CourseId { get; init; }

    public required int CourseVersion { get; set; }

    public required int DurationMinutes { get; set; }

    /// <summary>When such classes are held; empty where it does not matter.</summary>
    public string[] Slots { get; set; } = [];

    /// <summary>What the village fetches beforehand.</summary>
    public Pack? Pack { get; set; }

    /// <summary>No class is opened from it any more.</summary>
    public bool Withdrawn { get; set; }

    public uint RowVersion { get; private init; }
}

internal static class ClassTemplateQueries
{
    /// <summary>From which the scope may open a class.</summary>
    internal static IQueryable<ClassTemplate> OpenTo(
        this IQueryable<ClassTemplate> templates, AreaScope scope, IQueryable<AreaSnapshot> areas) =>
        templates.VisibleTo(scope, areas).Where(template => !template.Withdrawn);
}
