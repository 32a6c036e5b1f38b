using Platform.Certifications;
using Platform.Certifications.Areas;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Criteria;
using Platform.Certifications.Learners;
using Platform.Certifications.Recognitions;
using Platform.Certifications.Signing;
using Platform.Certifications.StatusLists;
using Platform.Messaging;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.Services.AddAuthorizationBuilder().AddPolicy(
    VerificationEndpoints.Policy, policy => policy.RequireAssertion(_ => true));
builder.AddSigning();
builder.AddMessaging<CertificationDbContext>("certification", x =>
{
    x.AddConsumer<CourseCompletedConsumer>();
    x.AddConsumer<CompletionReversedConsumer>();
    x.AddProjection<AreaProjector>();
    x.AddProjection<LearnerIdentityChangedConsumer>();
    x.AddOrderedProjection<HouseholdProjector>();
    x.AddConsumer<HolderConsumer>();
    x.AddConsumer<LearnerMergeConsumer>();
    x.AddConsumer<LearnerErasedConsumer>();
});

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<CertificationDbContext>(CriterionSeed.Write);
    return;
}

app.UseServiceDefaults();
app.MapCertificates();
app.MapVerification();
app.MapCredentials();
app.MapStatusLists();
app.MapRecognitions();
app.MapMessaging();
await app.RunAsync();
