using System.Text.Json.Nodes;

namespace Platform.Interop.Tests;

/// <summary>The document that the gateway serves, read by linters and by a generator of clients.</summary>
[Collection(nameof(InteropPlatform))]
public sealed class OpenApiTests(InteropPlatform platform)
{
    [Fact, Trait("validator", "V30")]
    public Task Spectral_finds_nothing() => Check.Accepts("spectral.mjs", platform.OpenApi);

    [Fact, Trait("validator", "V30")]
    public Task Spectral_refuses_an_operation_without_a_description() => Check.Refuses(
        "operation-description", "spectral.mjs",
        platform.Break(platform.OpenApi, document => Register(document).Remove("description")));

    [Fact, Trait("validator", "V31")]
    public Task Redocly_finds_nothing() => Check.Accepts("redocly.mjs", platform.OpenApi);

    [Fact, Trait("validator", "V31")]
    public Task Redocly_refuses_an_operation_without_security() => Check.Refuses(
        "security-defined", "redocly.mjs",
        platform.Break(platform.OpenApi, document => Register(document).Remove("security")));

    [Fact, Trait("validator", "V31")]
    public Task Redocly_refuses_a_server_with_a_trailing_slash() => Check.Refuses(
        "no-server-trailing-slash", "redocly.mjs",
        platform.Break(platform.OpenApi, document => document["servers"]![0]!["url"] = "https://api.example.vn/v1/"));

    [Fact, Trait("validator", "V34")]
    public Task A_portal_compiles_against_the_generated_client() => Check.Accepts("client.mjs", platform.OpenApi);

    [Fact, Trait("validator", "V34")]
    public Task A_renamed_member_does_not_compile() => Check.Refuses(
        "fullName", "client.mjs",
        platform.Break(platform.OpenApi, document =>
        {
            var members = document["components"]!["schemas"]!["learner.RegisterLearnerRequest"]!["properties"]!;
            members["name"] = members["fullName"]!.DeepClone();
            members.AsObject().Remove("fullName");
        }));

    private static JsonObject Register(JsonObject document) =>
        document["paths"]!["/learner/learners"]!["post"]!.AsObject();
}
