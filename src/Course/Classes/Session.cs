namespace Platform.Courses.Classes;

/// <summary>A meeting of a class that was held, with the totals of its roll-call.</summary>
internal sealed class Session(Guid classId, DateTimeOffset heldAt, int named, int unnamed, DateTimeOffset closedAt)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7(closedAt);

    public Guid ClassId { get; private set; } = classId;

    public DateTimeOffset HeldAt { get; private set; } = heldAt;

    public int Named { get; private set; } = named;

    /// <summary>People counted in the room without a name.</summary>
    public int Unnamed { get; private set; } = unnamed;

    public DateTimeOffset ClosedAt { get; private set; } = closedAt;
}
