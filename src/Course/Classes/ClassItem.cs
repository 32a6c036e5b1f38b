namespace Platform.Courses.Classes;

/// <summary>A class as its readers see it.</summary>
public sealed record ClassItem(
    Guid Id, Guid AreaId, string TemplateCode, Guid CourseId, int CourseVersion, DateTimeOffset StartsAt,
    int DurationMinutes, int Capacity, int SeatsTaken, ClassStatus Status);
