using Platform.Learners;
using Platform.Learners.Areas;
using Platform.Learners.Imports;
using Platform.Learners.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.Services.AddOptions<LearnerOptions>().BindConfiguration("Learner").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<PersonalDataVault>();
builder.Services.AddSingleton<ImportRunner>();
builder.Services.AddHostedService<ImportWorker>();
builder.AddMessaging<LearnerDbContext>("learner");

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<LearnerDbContext>(ProvinceSeed.Write);
    return;
}

app.UseServiceDefaults();
app.MapAreas();
app.MapLearners();
app.MapImports();
app.MapMessaging();
await app.RunAsync();
