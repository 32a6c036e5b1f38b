using Platform.Courses;
using Platform.Courses.Areas;
using Platform.Courses.Assessments;
using Platform.Courses.Classes;
using Platform.Courses.Completions;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.AddMessaging<CourseDbContext>("course", x =>
{
    x.AddProjection<AreaProjector>();
    x.AddProjection<LearnerConsumer>();
    x.AddConsumer<LearnerMergeConsumer>();
    x.AddConsumer<LearnerErasedConsumer>();
});

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<CourseDbContext>(CourseSeed.Write);
    return;
}

app.UseServiceDefaults();
app.MapCourses();
app.MapClasses();
app.MapAssessments();
app.MapCompletions();
app.MapMessaging();
await app.RunAsync();
