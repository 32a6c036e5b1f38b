using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class AccessMatrixTests(NotificationFixture service) :
    AccessMatrix<Program>(service, NotificationWorld.Routes, NotificationWorld.Home, NotificationWorld.Foreign),
    IClassFixture<NotificationFixture>
{
    private readonly NotificationFixture service = service;

    protected override async Task<World> NewWorld() => await NotificationWorld.Of(service);
}
