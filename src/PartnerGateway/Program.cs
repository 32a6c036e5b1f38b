using Platform.Messaging;
using Platform.Partners;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Partners.Partners;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.Services.AddOptions<PartnersOptions>().BindConfiguration("Partners")
    .ValidateDataAnnotations()
    .Validate(PartnersOptions.DeclaredIdsAreUnique, "Partners:Declared: two operators have the same Id.")
    .ValidateOnStart();

builder.Services.AddSingleton<PartnerConnections>();
builder.Services.AddHttpClient<BrokerProvisioner>();
builder.Services.AddSingleton(SchemaCatalog.Load());
builder.Services.AddScoped<DeliveryReceiver>();
builder.Services.AddSingleton<PartnerConsumer>();
builder.Services.AddSingleton<PartnerPublisher>();
builder.Services.AddSingleton<FeedPulses>();
builder.Services.AddSingleton<PartnerMetrics>();
builder.Services.AddHostedService<PartnerLinks>();
builder.Services.AddHostedService<RetentionJob>();
builder.AddMessaging<PartnerDbContext>(
    "partnergateway",
    x =>
    {
        x.AddConsumer<AccountProvisionRequestedConsumer>();
        x.AddOrderedProjection<SessionProjector>();
        x.AddConsumer<LearnerErasedConsumer>();
    },
    publishesAs: "partner");

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<PartnerDbContext>(DeclaredPartners.Register);
    return;
}

app.UseServiceDefaults();
app.MapPartners();
app.MapParkedDeliveries();
app.MapDispatches();
app.MapMessaging();
await app.RunAsync();
