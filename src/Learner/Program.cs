using Platform.Learners;
using Platform.Learners.Areas;
using Platform.Learners.Calendar;
using Platform.Learners.Households;
using Platform.Learners.Imports;
using Platform.Learners.Learners;
using Platform.Learners.Rules;
using Platform.Learners.Teams;
using Platform.Messaging;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.AddAreas();
builder.AddPeople();
builder.AddBatches();
builder.AddForce();
builder.AddHomes();
builder.AddMessaging<LearnerDbContext>("learner", x =>
{
    x.ConsumeForAreas();
    x.ConsumeForPeople();
    x.ConsumeForBatches();
    x.ConsumeForForce();
    x.ConsumeForHomes();
});

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<LearnerDbContext>(Seeds.Write);
    return;
}

app.UseServiceDefaults();
app.MapAreas();
app.MapPeople();
app.MapBatches();
app.MapForce();
app.MapHomes();
app.MapCalendar();
app.MapRules();
app.MapMessaging();
await app.RunAsync();
