using Platform.Insights;
using Platform.Insights.Journal;
using Platform.Insights.Progress;
using Platform.Messaging;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMessaging<InsightsDbContext>("insights", consumers =>
{
    foreach (var journalled in JournalledEvents.All)
        journalled.AddConsumer(consumers);
});
builder.Services.AddValidation();

var app = builder.Build();
switch (args)
{
    case ["migrate", ..]:
        await app.MigrateAsync<InsightsDbContext>();
        return;
    case ["rebuild", ..]:
        await RebuildViews.Run(app.Services, app.Lifetime.ApplicationStopping);
        return;
}

app.UseServiceDefaults();
app.MapMessaging();
app.MapProgress();
await app.RunAsync();
