namespace Platform.Interop.Tests;

/// <summary>The running issuer and every door that believes its tokens.</summary>
[Collection(nameof(InteropPlatform))]
public sealed class SignInTests(InteropPlatform platform)
{
    [Fact, Trait("validator", "V40")]
    public Task An_OpenID_client_signs_a_person_and_a_program_in() =>
        Check.Accepts("oidc.mjs", platform.Issuer.AbsoluteUri);

    [Theory, Trait("validator", "V40")]
    [InlineData("wrong-verifier", "invalid_grant")]
    [InlineData("replayed-code", "invalid_grant")]
    [InlineData("wrong-nonce", "nonce")]
    [InlineData("wrong-state", "state")]
    public Task A_sign_in_is_refused_with_a(string mistake, string reason) =>
        Check.Refuses(reason, "oidc.mjs", platform.Issuer.AbsoluteUri, mistake);

    [Fact, Trait("validator", "V41"), Trait("attack", "A20"), Trait("attack", "A22")]
    public async Task Forged_tokens_are_refused_by_the_gateway_and_by_every_service() =>
        await Check.Accepts("tokens.mjs", [Issuer, Keys, .. await platform.ParkedMessages()]);

    [Fact, Trait("validator", "V41")]
    public Task A_door_that_believes_anybody_is_noticed() => Check.Refuses(
        "answered 200 to a token with alg none", "tokens.mjs",
        Issuer, Keys, new Uri(platform.Gateway, "openapi/v1.json").AbsoluteUri);

    private string Issuer => platform.Issuer.AbsoluteUri.TrimEnd('/'); // as it stands in iss

    private string Keys => platform.SecretFile("identity-keys.json");
}
