using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class OpenApiTests(NotificationFixture service) :
    OpenApiMatrix<Program>(service, NotificationWorld.Routes, NotificationWorld.Home),
    IClassFixture<NotificationFixture>;
