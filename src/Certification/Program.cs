using Platform.Certifications;
using Platform.Certifications.Areas;
using Platform.Certifications.Authorities;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Criteria;
using Platform.Certifications.Learners;
using Platform.Certifications.Recognitions;
using Platform.Certifications.Signing;
using Platform.Messaging;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddValidation();
builder.Services.AddAuthorizationBuilder().AddPolicy(
    VerificationEndpoints.Policy, policy => policy.RequireAssertion(_ => true));
builder.AddSigning();
builder.AddLifeCycle();
builder.AddEvidence();
builder.AddMessaging<CertificationDbContext>("certification", x =>
{
    x.AddConsumer<CompletionConsumer>();
    x.AddConsumer<CompletionReversedConsumer>();
    x.AddProjection<AreaProjector>();
    x.AddProjection<LearnerIdentityChangedConsumer>();
    x.ConsumeForRecognitions();
    x.AddProjection<LearnerPlaceConsumer>();
    x.AddConsumer<LearnerMergeConsumer>();
    x.AddConsumer<LearnerErasedConsumer>();
    x.ConsumeForEvidence();
});

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<CertificationDbContext>(Seeds.Write);
    return;
}

app.UseServiceDefaults();
app.MapCertificates();
app.MapCriteria();
app.MapAuthorities();
app.MapVerification();
app.MapCredentials();
app.MapRecognitions();
app.MapEvidence();
app.MapMessaging();
await app.RunAsync();
