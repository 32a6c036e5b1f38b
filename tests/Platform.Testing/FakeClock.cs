namespace Platform.Testing;

/// <summary>
/// A clock that shows what a test sets. It keeps running from there, and timers tick in real time, so that a job of the
/// host looks at the new date a moment later.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Set(DateTimeOffset now) => ahead = now - base.GetUtcNow();

    /// <summary>Back to the real time.</summary>
    public void Reset() => ahead = TimeSpan.Zero;
}
