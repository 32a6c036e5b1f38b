using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Platform.ServiceDefaults;

/// <summary>
/// Configuration section <c>Authentication</c>: which issuer's tokens are accepted. Missing values stop the start.
/// </summary>
public sealed class AuthenticationOptions
{
    /// <summary>Issuer exactly as it stands in <c>iss</c>; its discovery document is read from there.</summary>
    [Required, Url]
    public string Issuer { get; set; } = "";

    /// <summary>Audience that must stand in <c>aud</c>.</summary>
    [Required]
    public string Audience { get; set; } = "";

    /// <summary>
    /// Accept an issuer without TLS. Honoured in the Development and Test environments only.
    /// </summary>
    public bool AllowHttpIssuer { get; set; }
}

/// <summary>
/// Validation of access tokens (RFC 9068) and one policy per scope, the same in the gateway and every service.
/// </summary>
internal static class Authentication
{
    internal static void AddPlatformAuthentication(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuthenticationOptions>().BindConfiguration("Authentication")
            .ValidateDataAnnotations()
            .Validate(
                options => !options.AllowHttpIssuer || !builder.Environment.IsProduction(),
                "Authentication:AllowHttpIssuer is refused in Production: name an https issuer.")
            .ValidateOnStart();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AuthenticationOptions>>((bearer, options) => Configure(bearer, options.Value));

        var authorization = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        foreach (var scope in Scopes.All)
            authorization.AddPolicy(scope, policy => RequireScope(policy, scope));
    }

    private static void Configure(JwtBearerOptions bearer, AuthenticationOptions options)
    {
        bearer.Authority = options.Issuer;
        bearer.RequireHttpsMetadata = !options.AllowHttpIssuer;
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = options.Issuer,
            ValidAudience = options.Audience,
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.FromSeconds(60),
            NameClaimType = "sub",
        };
    }

    private static void RequireScope(AuthorizationPolicyBuilder policy, string scope)
    {
        policy.RequireAuthenticatedUser();
        policy.RequireAssertion(context => context.User.FindFirst("scope")?.Value.Split(' ').Contains(scope) is true);
        if (!Scopes.WithoutArea.Contains(scope))
            policy.RequireAssertion(context => AreaScope.From(context.User) != AreaScope.None);
    }
}
