using Platform.Courses;
using Platform.Messaging;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMessaging<CourseDbContext>("course", messaging =>
{
    messaging.AddProjection<AreaRegisteredConsumer>();
    messaging.AddProjection<LearnerRegisteredConsumer>();
});
builder.Services.AddValidation();

var app = builder.Build();
if (args.Contains("migrate"))
{
    await app.MigrateAsync<CourseDbContext>(ReferenceData.Seed);
    return;
}

app.UseServiceDefaults();
app.MapMessaging();
app.MapCourses();
app.MapClasses();
app.MapAssessments();
app.MapCompletions();
await app.RunAsync();
