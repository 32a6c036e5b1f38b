using Platform.Courses;
using Platform.Courses.Assessments;
using Platform.Courses.Classes;
using Platform.Courses.Completions;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.Courses.Practice;
using Platform.Courses.Sessions;
using Platform.Messaging;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.AddSessions();
builder.AddTeaching();
builder.AddPractice();
builder.AddResults();
builder.AddMessaging<CourseDbContext>("course", x =>
{
    x.ConsumeForPeople();
    x.ConsumeForSessions();
    x.ConsumeForPractice();
    x.ConsumeForResults();
});

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<CourseDbContext>(Seeds.Write);
    return;
}

app.UseServiceDefaults();
app.MapCatalogue();
app.MapTeaching();
app.MapMeetings();
app.MapMeasuring();
app.MapResults();
app.MapPractice();
app.MapMessaging();
await app.RunAsync();
