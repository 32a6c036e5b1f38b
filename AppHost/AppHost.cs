using Platform.AppHost;

// The topology of the platform. Genuine Aspire.Hosting code: the project file supplies either Aspire or LocalHosting.
var builder = DistributedApplication.CreateBuilder(args);
var development = builder.ExecutionContext.IsRunMode;
var secrets = new DevelopmentSecrets(builder.Configuration, builder.AppHostDirectory);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var messaging = builder.AddRabbitMQ("messaging").WithDataVolume().WithManagementPlugin();
var managementUri = ReferenceExpression.Create(
    $"http://{messaging.Resource.UserNameReference}:{messaging.Resource.PasswordParameter}"
        + $"@{messaging.GetEndpoint("management").Property(EndpointProperty.HostAndPort)}");

var gateway = builder.AddProject<Projects.Gateway>("gateway");

// Who signs tokens and under which address people come: this machine, or what the deployment names.
var identity = development ? AddIdentity() : null;
var issuer = identity is null
    ? ReferenceExpression.Create($"{builder.AddParameter("issuer")}")
    : ReferenceExpression.Create($"{identity.GetEndpoint("http")}");
var publicBaseUrl = development && builder.Configuration["Parameters:public-base-url"] is null
    ? ReferenceExpression.Create($"{gateway.GetEndpoint("http")}")
    : ReferenceExpression.Create($"{builder.AddParameter("public-base-url")}");

// Every province numbers its certificates under its own code; the demonstration plays in Thái Nguyên.
var numberPrefix = development
    ? builder.AddParameter("certification-number-prefix", "BDHVS-19")
    : builder.AddParameter("certification-number-prefix");

// Known to the broker and to the demonstration's operator, to nobody else.
var operatorPassword = development ? Secret("operator-password", DevelopmentSecrets.Password) : null;

// The other side of confirmations on VNeID: here one that behaves badly, elsewhere what the deployment names.
var vneidCredential = Secret("vneid-credential", DevelopmentSecrets.Password);
var vneidAddress = development
    ? ReferenceExpression.Create($"{AddVNeId().GetEndpoint("http")}")
    : ReferenceExpression.Create($"{builder.AddParameter("vneid-address")}");

var learner = AddService<Projects.Learner>("learner")
    .WithEnvironment("Learner__CitizenIdKey", Secret("learner-citizen-id-key", DevelopmentSecrets.Key))
    .WithEnvironment("Learner__BlindIndexKey", Secret("learner-blind-index-key", DevelopmentSecrets.Key));
var course = AddService<Projects.Course>("course")
    .WithEnvironment("Course__OfflinePacks__SigningKey", Secret("course-pack-key", DevelopmentSecrets.EcKey));
var certification = AddService<Projects.Certification>("certification")
    .WithEnvironment("Certification__Keys__0__Algorithm", "EdDSA")
    .WithEnvironment(
        "Certification__Keys__0__PrivateKey", Secret("certification-proof-key", DevelopmentSecrets.Ed25519Key))
    .WithEnvironment("Certification__Keys__1__Algorithm", "RS256")
    .WithEnvironment(
        "Certification__Keys__1__PrivateKey", Secret("certification-signing-key", DevelopmentSecrets.RsaKey))
    .WithEnvironment("Certification__NumberPrefix", numberPrefix)
    .WithEnvironment("Certification__LifeCycle__IssuesPerDay", "500")
    .WithEnvironment("Certification__LifeCycle__CoolOff", "1.00:00:00")
    .WithEnvironment("Certification__Documents__SealKey", Secret("certification-seal-key", DevelopmentSecrets.RsaKey))
    .WithEnvironment("Certification__Confirmations__Address", vneidAddress)
    .WithEnvironment("Certification__Confirmations__Credential", vneidCredential)
    .WithRequiredCommand("chromium"); // prints certificates
var partnerGateway = AddService<Projects.PartnerGateway>("partnergateway", DeclareDemoOperator)
    .WithEnvironment("Messaging__ManagementUri", managementUri) // operators are onboarded while it runs
    .WithEnvironment("Webhooks__Key", Secret("partnergateway-webhooks-key", DevelopmentSecrets.Key))
    .WithEnvironment("Webhooks__AllowPrivate", development ? "true" : "false");
var notification = AddService<Projects.Notification>("notification")
    .WithReference(partnerGateway)
    .WithEnvironment("Notification__ContactKey", Secret("notification-contact-key", DevelopmentSecrets.Key))
    .WithEnvironment("ServiceClient__ClientId", "notification-service")
    .WithEnvironment("ServiceClient__ClientSecret", ClientSecret("notification-service"));
var insights = AddService<Projects.Insights>("insights");

foreach (var service in new[] { learner, course, certification, notification, insights, partnerGateway })
    gateway.WithReference(service).WaitFor(service);
Authenticated(gateway)
    .WithHttpHealthCheck("/health")
    .WithExternalHttpEndpoints()
    .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation
    {
        Url = "/docs",
        DisplayText = "Tài liệu API · API documentation",
    });

if (development)
    AddDemonstration();
#if USE_ASPIRE
else
    Deployment.Add(builder, gateway, certification);
#endif

await builder.Build().RunAsync();

// A service with its own database and login, behind the run that migrates its schema and declares its queues.
IResourceBuilder<ProjectResource> AddService<TProject>(
    string name, Action<IResourceBuilder<ProjectResource>>? configureMigration = null)
    where TProject : IProjectMetadata, new()
{
    var database = postgres.AddDatabase($"{name}-db", name);
    var login = Secret($"{name}-db-password", DevelopmentSecrets.Password);

    var migration = builder.AddProject<TProject>($"{name}-migrate", launchProfileName: null)
        .WithArgs("migrate")
        .WithReference(database, name)
        .WithReference(messaging)
        .WithEnvironment("Migration__RuntimeUser", name)
        .WithEnvironment("Migration__RuntimePassword", login)
        .WithEnvironment("Messaging__ManagementUri", managementUri)
        .WithEnvironment("ASPNETCORE_ENVIRONMENT", development ? "Development" : "Production")
        .WaitFor(database)
        .WaitFor(messaging);
    Authenticated(migration);
    configureMigration?.Invoke(migration);

    return Authenticated(builder.AddProject<TProject>(name))
        .WithEnvironment(
            $"ConnectionStrings__{name}",
            $"Host={postgres.Resource.Host};Port={postgres.Resource.Port};"
                + $"Username={name};Password={login};Database={name}")
        .WithReference(messaging)
        .WithHttpHealthCheck("/health")
        .WaitForCompletion(migration);
}

// Every door checks tokens itself, whoever stands before it.
IResourceBuilder<ProjectResource> Authenticated(IResourceBuilder<ProjectResource> project) => project
    .WithEnvironment("Authentication__Issuer", issuer)
    .WithEnvironment("Authentication__Audience", "https://api.bdhvs.local")
    .WithEnvironment("Authentication__AllowHttpIssuer", development ? "true" : "false")
    .WithEnvironment("Platform__PublicBaseUrl", publicBaseUrl);

// The development issuer.
IResourceBuilder<NodeAppResource> AddIdentity()
{
    var app = builder.AddNodeApp("identity", "../src/Identity", "server.js")
        .WithNpm(installCommand: "ci")
        .WithHttpEndpoint(port: 8090, env: "PORT")
        .WithHttpHealthCheck("/health")
        .WithEnvironment("DATA_DIR", secrets.Directory);
    return app.WithEnvironment("ISSUER", app.GetEndpoint("http"));
}

IResourceBuilder<ProjectResource> AddVNeId() => builder
    .AddProject<Projects.Simulator>("vneid", launchProfileName: null)
    .WithArgs("vneid")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithEnvironment("VNeId__Credential", vneidCredential);

// One telecom operator; migrating gives it its virtual host.
void DeclareDemoOperator(IResourceBuilder<ProjectResource> migration)
{
    if (development)
    {
        migration
            .WithEnvironment("Partners__Declared__0__Id", "demo")
            .WithEnvironment("Partners__Declared__0__Name", "Nhà mạng trình diễn")
            .WithEnvironment("Partners__Declared__0__Source", "urn:operator:demo")
            .WithEnvironment("Partners__Declared__0__TraceMode", "Continue")
            .WithEnvironment("Partners__Declared__0__Password", operatorPassword!);
    }
}

// The operator at the other end of the partner channel, and a commune's people led through the whole journey.
void AddDemonstration()
{
    // Messages must go out at whatever hour somebody tries the platform.
    notification
        .WithEnvironment("Notification__QuietFrom", "00:00")
        .WithEnvironment("Notification__QuietUntil", "00:00")
        .WithEnvironment("Notification__AmbiguousDelay", "00:00:10");

    var telecom = builder.AddProject<Projects.Simulator>("operator", launchProfileName: null)
        .WithArgs("operator")
        .WithEnvironment("Operator__Id", "demo")
        .WithEnvironment("Operator__Source", "urn:operator:demo")
        .WithEnvironment("Operator__Uri", $"amqp://{messaging.Resource.Host}:{messaging.Resource.Port}")
        .WithEnvironment("Operator__Password", operatorPassword!)
        .WaitFor(partnerGateway);

    builder.AddProject<Projects.Simulator>("demo", launchProfileName: null)
        .WithArgs("demo")
        .WithEnvironment("Demo__Issuer", issuer)
        .WithEnvironment("Demo__Gateway", gateway.GetEndpoint("http"))
        .WithEnvironment("Demo__ClientId", "demo-loader")
        .WithEnvironment("Demo__ClientSecret", ClientSecret("demo-loader"))
        .WaitFor(gateway)
        .WaitFor(identity!)
        .WaitFor(telecom);
}

IResourceBuilder<ParameterResource> Secret(string name, Func<string> make) => development
    ? builder.AddParameter(name, () => secrets.Get(name, make), secret: true)
    : builder.AddParameter(name, secret: true);

// The development issuer learns the secrets of its clients; any other issuer hands them out.
IResourceBuilder<ParameterResource> ClientSecret(string client)
{
    var secret = Secret($"{client}-secret", DevelopmentSecrets.Password);
    identity?.WithEnvironment($"CLIENT_{client.ToUpperInvariant().Replace('-', '_')}_SECRET", secret);
    return secret;
}
