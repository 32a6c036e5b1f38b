using Platform.Messaging;
using Platform.Partners;
using Platform.Partners.Areas;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Partners.Partners;
using Platform.Partners.Webhooks;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.Services.AddOptions<PartnersOptions>().BindConfiguration("Partners")
    .ValidateDataAnnotations()
    .Validate(PartnersOptions.DeclaredIdsAreUnique, "Partners:Declared: two operators have the same Id.")
    .ValidateOnStart();

builder.AddChannels();
builder.AddWebhooks();
builder.AddMessaging<PartnerDbContext>(
    "partnergateway",
    x =>
    {
        x.AddConsumer<AccountProvisionRequestedConsumer>();
        x.AddOrderedProjection<SessionProjector>();
        x.AddConsumer<LearnerErasedConsumer>();
        x.AddConsumer<AreaProjector>();
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
app.MapSignedEvents();
app.MapDispatches();
app.MapMessaging();
await app.RunAsync();
