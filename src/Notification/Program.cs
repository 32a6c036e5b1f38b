using Platform.Messaging;
using Platform.Notifications;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.AddNotification();

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<NotificationDbContext>(NotificationSetup.Seed);
    return;
}

app.UseServiceDefaults();
app.MapNotification();
app.MapMessaging();
await app.RunAsync();
