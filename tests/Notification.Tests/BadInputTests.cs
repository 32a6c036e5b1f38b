using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class BadInputTests(NotificationFixture service) :
    BadInputMatrix<Program>(service, NotificationWorld.Routes, NotificationWorld.Home, atLeast: 100),
    IClassFixture<NotificationFixture>
{
    private readonly NotificationFixture service = service;

    protected override async Task<World> NewWorld() => await NotificationWorld.Of(service);
}

public sealed class BadQueryTests(NotificationFixture service) :
    BadQueryMatrix<Program>(service, NotificationWorld.Routes, NotificationWorld.Home, atLeast: 30),
    IClassFixture<NotificationFixture>
{
    private readonly NotificationFixture service = service;

    protected override async Task<World> NewWorld() => await NotificationWorld.Of(service);
}
