using System.Security.Claims;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests;

public sealed class ActorTests
{
    [Theory]
    [InlineData("officer-1", "portal", "officer-1")]
    [InlineData(null, "notification", "notification")]
    public void The_actor_is_the_person_or_else_the_client(string? subject, string client, string actor) =>
        Assert.Equal(actor, User(subject, client).Actor());

    [Fact]
    public void Nobody_is_no_actor() => Assert.Throws<InvalidOperationException>(() => User(null, null).Actor());

    private static ClaimsPrincipal User(string? subject, string? client)
    {
        var identity = new ClaimsIdentity();
        if (subject is not null)
            identity.AddClaim(new Claim("sub", subject));
        if (client is not null)
            identity.AddClaim(new Claim("client_id", client));
        return new ClaimsPrincipal(identity);
    }
}
