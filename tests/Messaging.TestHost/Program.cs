using Platform.Messaging;
using Platform.Messaging.TestHost;
using Platform.ServiceDefaults;

// The smallest service there is: commands that publish, and a consumer whose effect no natural key protects, so that a
// broken guarantee shows.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMessaging<EffectsDbContext>(builder.Configuration["Service"]!, messaging =>
{
    if (builder.Configuration["Service"] is "certification")
        messaging.AddConsumer<CompletionConsumer>();
});

var app = builder.Build();
if (args.Contains("migrate"))
{
    await app.MigrateAsync<EffectsDbContext>(EffectsDbContext.CreateTables);
    return;
}

app.UseServiceDefaults();
app.MapMessaging();
Items.Map(app);
await app.RunAsync();
