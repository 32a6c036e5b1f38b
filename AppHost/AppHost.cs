using Platform.AppHost;

// The topology of the platform. Genuine Aspire.Hosting code: the project file supplies either Aspire or LocalHosting.
var builder = DistributedApplication.CreateBuilder(args);
var development = builder.ExecutionContext.IsRunMode;
var secrets = new DevelopmentSecrets(builder.Configuration, builder.AppHostDirectory);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var messaging = builder.AddRabbitMQ("messaging").WithDataVolume().WithManagementPlugin();

// The development issuer.
var identity = builder.AddNodeApp("identity", "../src/Identity", "server.js")
    .WithNpm(installCommand: "ci")
    .WithHttpEndpoint(port: 8090, env: "PORT")
    .WithHttpHealthCheck("/health")
    .WithEnvironment("DATA_DIR", secrets.Directory);
var issuer = identity.GetEndpoint("http");
identity.WithEnvironment("ISSUER", issuer);

// A deployment names its issuer; here it is the one above.
var otherIssuer = development ? null : builder.AddParameter("issuer");

// One telecom operator; its password is known to the broker and to the operator, to nobody else.
var operatorPassword = Secret("operator-password", DevelopmentSecrets.Password);

var gateway = builder.AddProject<Projects.Gateway>("gateway");
var publicBaseUrl = gateway.GetEndpoint("http");

var learner = AddService<Projects.Learner>("learner")
    .WithEnvironment("Learner__CitizenIdKey", Secret("learner-citizen-id-key", DevelopmentSecrets.Key))
    .WithEnvironment("Learner__BlindIndexKey", Secret("learner-blind-index-key", DevelopmentSecrets.Key));
var course = AddService<Projects.Course>("course");
var certification = AddService<Projects.Certification>("certification")
    .WithEnvironment("Certification__SigningKey", Secret("certification-signing-key", DevelopmentSecrets.RsaKey));
var partnerGateway = AddService<Projects.PartnerGateway>(
    "partnergateway", migration => migration
        .WithEnvironment("Partners__Declared__0__Id", "demo")
        .WithEnvironment("Partners__Declared__0__Name", "Nhà mạng trình diễn")
        .WithEnvironment("Partners__Declared__0__Source", "urn:operator:demo")
        .WithEnvironment("Partners__Declared__0__TraceMode", "Continue")
        .WithEnvironment("Partners__Declared__0__Password", operatorPassword))
    .WithEnvironment("Messaging__ManagementUri", ManagementUri());
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
        .WithEnvironment("Operator__Password", operatorPassword)
        .WaitFor(partnerGateway);

    builder.AddProject<Projects.Simulator>("demo", launchProfileName: null)
        .WithArgs("demo")
        .WithEnvironment("Demo__Issuer", issuer)
        .WithEnvironment("Demo__Gateway", publicBaseUrl)
        .WithEnvironment("Demo__ClientId", "demo-loader")
        .WithEnvironment("Demo__ClientSecret", ClientSecret("demo-loader"))
        .WaitFor(gateway)
        .WaitFor(identity)
        .WaitFor(telecom);
}

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
        .WithEnvironment("Messaging__ManagementUri", ManagementUri())
        .WaitFor(database)
        .WaitFor(messaging);

    var service = builder.AddProject<TProject>(name)
        .WithEnvironment(
            $"ConnectionStrings__{name}",
            $"Host={postgres.Resource.Host};Port={postgres.Resource.Port};"
                + $"Username={name};Password={login};Database={name}")
        .WithReference(messaging)
        .WithHttpHealthCheck("/health")
        .WaitForCompletion(migration);

    Authenticated(migration);
    configureMigration?.Invoke(migration);
    return Authenticated(service);
}

// Every door checks tokens itself, whoever stands before it.
IResourceBuilder<ProjectResource> Authenticated(IResourceBuilder<ProjectResource> project)
{
    project
        .WithEnvironment("Authentication__Audience", "https://api.bdhvs.local")
        .WithEnvironment("Platform__PublicBaseUrl", publicBaseUrl);
    return development
        ? project.WithEnvironment("Authentication__Issuer", issuer)
            .WithEnvironment("Authentication__AllowHttpIssuer", "true")
        : project.WithEnvironment("Authentication__Issuer", otherIssuer!);
}

ReferenceExpression ManagementUri() => ReferenceExpression.Create(
    $"http://{messaging.Resource.UserNameReference}:{messaging.Resource.PasswordParameter}"
        + $"@{messaging.GetEndpoint("management").Property(EndpointProperty.HostAndPort)}");

IResourceBuilder<ParameterResource> Secret(string name, Func<string> make) => development
    ? builder.AddParameter(name, () => secrets.Get(name, make), secret: true)
    : builder.AddParameter(name, secret: true);

// Known to the development issuer, which cannot be asked for clients of its own making.
IResourceBuilder<ParameterResource> ClientSecret(string client)
{
    var secret = Secret($"{client}-secret", DevelopmentSecrets.Password);
    identity.WithEnvironment($"CLIENT_{client.ToUpperInvariant().Replace('-', '_')}_SECRET", secret);
    return secret;
}
