using Platform.Messaging.Tests.Host;
using Platform.Testing;

namespace Platform.Messaging.Tests;

public sealed class DeliveryTests : IAsyncLifetime
{
    private TestVhost vhost = null!;
    private TestService course = null!;
    private TestService certification = null!;

    public async Task InitializeAsync()
    {
        vhost = await TestVhost.CreateAsync(await TestServers.GetAsync(), "delivery");
        course = await TestService.StartAsync("course", vhost.Name);
        certification = await TestService.StartAsync("certification", vhost.Name, x => x.AddConsumer<CompletionConsumer>());
    }

    public async Task DisposeAsync()
    {
        await course.DisposeAsync();
        await certification.DisposeAsync();
        await vhost.DisposeAsync();
    }

    [Fact]
    public async Task An_event_saved_with_its_state_reaches_the_consumer_once()
    {
        var completion = Samples.Completion();

        await course.Save(db => db.AddEvent(completion));

        await Eventually.True(
            async () => await certification.Scalar<long>(
                "select count(*) from effects where aggregate_id = $1", completion.CompletionId) == 1, "the effect");
        await Eventually.True(
            async () => await course.Scalar<long>("select count(*) from messaging.outbox") == 0, "an empty outbox");
        Assert.Equal(1, await course.Scalar<long>("select count(*) from messaging.outbox_archive"));
    }
}
