using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.ServiceDefaults;

namespace Platform.Architecture.Tests;

/// <summary>
/// Every endpoint of every service names its policy and says what it does; what is open to all is listed here and
/// nowhere else.
/// </summary>
public sealed class RoutePolicyTests
{
    private static readonly string[] OpenToAll =
    [
        "/alive", "/health", "/openapi/{documentName}.json", "/verify/{publicId}", "/verify/{publicId}/document",
        "/keys", "/keys/{keyId}", "/credentials/{publicId}", "/credentials/{publicId}.jwt",
        "/credentials/{publicId}.svg", "/credentials/{publicId}.png", "/achievements/{code}/{version:int}",
        "/.well-known/did.json", "/issuers/{issuer}/did.json", "/status-lists/{issuer}/{purpose}/{number:int}",
        "/transparency/checkpoint", "/transparency/proofs", "/transparency/consistency", "/transparency/entries",
        "/partners/{partner}/events", "/zalo/reports",
    ];

    private static readonly string[] Framework = ["/alive", "/health", "/openapi/{documentName}.json"];

    [Fact]
    public Task Learner() => Check<Learners.LearnerDbContext>("learner", 8);

    [Fact]
    public Task Course() => Check<Courses.CourseDbContext>("course", 8);

    [Fact]
    public Task Certification() => Check<Certifications.CertificationDbContext>("certification", 5);

    [Fact]
    public Task Notification() => Check<Notifications.NotificationDbContext>("notification", 2);

    [Fact]
    public Task Insights() => Check<Insights.InsightsDbContext>("insights", 1);

    [Fact]
    public Task PartnerGateway() => Check<Partners.PartnerDbContext>("partnergateway", 5);

    private static async Task Check<TMarker>(string service, int atLeast)
        where TMarker : class
    {
        await using var host = new ServiceHost<TMarker>(service);
        var source = host.Services.GetRequiredService<EndpointDataSource>();
        var endpoints = source.Endpoints.OfType<RouteEndpoint>().ToArray();
        Assert.True(endpoints.Length >= atLeast, $"only {endpoints.Length} endpoints were found");
        Assert.Empty(endpoints.Where(endpoint => !IsGuarded(endpoint)).Select(endpoint => endpoint.DisplayName));
        Assert.Empty(endpoints.Where(endpoint => !SaysWhatItDoes(endpoint)).Select(endpoint => endpoint.DisplayName));
    }

    /// <summary>What a caller reads first in the documentation: Vietnamese, then English.</summary>
    private static bool SaysWhatItDoes(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is { ExcludeFromDescription: true }
        || Framework.Contains("/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        || endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary.Contains(" · ") is true;

    /// <summary>
    /// A scope, or a stated openness on a route of the list: a policy by name or "anonymous", never nothing.
    /// </summary>
    private static bool IsGuarded(RouteEndpoint endpoint)
    {
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToArray();
        if (OpenToAll.Contains("/" + endpoint.RoutePattern.RawText!.TrimStart('/')))
            return policies.Length > 0 || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return policies.Length > 0
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && policies.All(policy => policy is not null && Scopes.All.Contains(policy));
    }
}
