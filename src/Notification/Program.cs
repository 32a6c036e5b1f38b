using Platform.Messaging;
using Platform.Notifications;
using Platform.Notifications.Areas;
using Platform.Notifications.Broadcasts;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;
using Platform.Notifications.Templates;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.Services.AddOptions<NotificationOptions>().BindConfiguration("Notification")
    .Configure<IConfiguration>((options, all) => options.PublicBaseUrl = all["Platform:PublicBaseUrl"] ?? "")
    .ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<ContactCipher>();
builder.Services.AddScoped<NoticeQueue>();
builder.AddServiceClient<PartnerGatewayClient>("partnergateway", Scopes.MessagesDispatch);
builder.Services.AddHostedService<SendingJob>();
builder.AddCampaigns();
builder.AddMessaging<NotificationDbContext>("notification", x =>
{
    x.AddProjection<AreaProjector>();
    x.AddProjection<LearnerContactChangedConsumer>();
    x.AddProjection<ConsentConsumer>();
    x.AddConsumer<LearnerMergeConsumer>();
    x.AddConsumer<LearnerErasedConsumer>();
    x.AddConsumer<CertificateIssuedConsumer>();
    x.AddConsumer<PracticeFollowUpDueConsumer>();
    x.AddConsumer<MessageReceiptReportedConsumer>();
    x.ConsumeForCampaigns();
});

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<NotificationDbContext>(TemplateSeed.Write);
    return;
}

app.UseServiceDefaults();
app.MapMessages();
app.MapCampaigns();
app.MapMessaging();
await app.RunAsync();
