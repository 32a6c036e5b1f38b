using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests;

public sealed class PulseTests
{
    private readonly Pulse<PulseTests> pulse = new();

    [Fact]
    public async Task A_signal_that_nobody_waited_for_is_not_lost()
    {
        pulse.Set();
        pulse.Set();

        await pulse.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
        var second = pulse.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);

        Assert.False(second.IsCompleted);
        pulse.Set();
        await second;
    }

    [Fact]
    public async Task Without_a_signal_the_wait_ends_at_its_limit_and_with_the_process()
    {
        await pulse.WaitAsync(TimeSpan.FromMilliseconds(1), CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => pulse.WaitAsync(Timeout.InfiniteTimeSpan, new CancellationToken(canceled: true)));
    }
}
