using Platform.Gateway;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddGatewayPolicies();
builder.Services.AddRequestTimeouts();
builder.Services.AddHttpClient<OpenApiMerge>();
builder.Services.AddReverseProxy()
    .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
    .AddConfigFilter<ServiceAddresses>();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseMiddleware<Edge>();
app.UseDocs();
app.UseServiceDefaults();
app.UseRequestTimeouts();
app.UseMiddleware<RateLimits>();
app.MapOpenApiMerge();
app.MapReverseProxy(proxy =>
{
    proxy.Use(RouteLimits.Apply);
    proxy.UseLoadBalancing();
});
await app.RunAsync();
