namespace Platform.Partners.Egress;

/// <summary>
/// Wakes the publishers of this process when an entry was committed; other replicas find it by polling.
/// </summary>
internal sealed class FeedPulse
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// The beat to wait for; take it before looking at the feed, or an entry committed in between is overlooked.
    /// </summary>
    internal Task Next => next.Task;

    internal void Beat() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
