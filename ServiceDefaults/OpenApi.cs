using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Platform.ServiceDefaults;

/// <summary>
/// The OpenAPI 3.1 document of a service, with what every operation of the platform shares said once.
/// </summary>
internal static class OpenApi
{
    internal const string Problem = "Problem";
    private const string Bearer = "bearer";
    private const string ProblemJson = "application/problem+json";

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["400"] = "Yêu cầu không hợp lệ. / The request is not valid.",
        ["401"] = "Chưa đăng nhập. / Not signed in.",
        ["403"] = "Không có quyền. / The token does not permit this.",
        ["404"] = "Không tìm thấy. / Not found.",
        ["409"] = "Xung đột với trạng thái hiện tại. / It collides with the current state.",
        ["412"] = "Dữ liệu đã thay đổi từ lần đọc trước. / It has changed since it was read.",
        ["413"] = "Nội dung quá lớn. / The body is too large.",
        ["422"] = "Không xử lý được nội dung. / The content cannot be processed.",
        ["428"] = "Thiếu tiêu đề If-Match. / The If-Match header is missing.",
        ["429"] = "Quá nhiều yêu cầu. / Too many requests.",
    };

    internal static void AddPlatformOpenApi(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = OpenApiSchemas.Id;
        options.AddSchemaTransformer(OpenApiSchemas.Describe);
        options.AddOperationTransformer(Describe);
        options.AddDocumentTransformer(Complete);
    });

    private static Task Describe(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.Description.ActionDescriptor;
        var slice = endpoint.EndpointMetadata.OfType<System.Reflection.MethodInfo>().FirstOrDefault()?.DeclaringType;
        if (slice is { IsAbstract: true, IsSealed: true }) // a static class: one use case, named by it
        {
            operation.OperationId ??= JsonNamingPolicy.CamelCase.ConvertName(slice.Name);
            operation.Description ??= XmlDocumentation.Of(slice) ?? operation.Summary; // some need no more words
            foreach (var body in operation.RequestBody?.Content?.Values.ToArray() ?? [])
                body.Example ??= XmlDocumentation.ExampleOf(slice); // of a body that has no members
        }

        var anonymous = endpoint.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        if (!anonymous)
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];

        var takesKey = endpoint.EndpointMetadata.OfType<IdempotencyKeyRequired>().Any();
        if (takesKey && context.Description.HttpMethod is "POST")
            (operation.Parameters ??= []).Add(IdempotencyKey());

        var takesVersion = endpoint.EndpointMetadata.OfType<IfMatchRequired>().Any();
        if (takesVersion)
            (operation.Parameters ??= []).Add(IfMatch());

        var writes = context.Description.HttpMethod is not ("GET" or "HEAD");
        foreach (var (status, description) in Answers.Where(
            answer => Applies(answer.Key, anonymous, writes, takesVersion)))
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemJson] = new()
                    {
                        Schema = new OpenApiSchemaReference(Problem, context.Document),
                    },
                },
            });
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter IdempotencyKey() => new()
    {
        Name = "Idempotency-Key",
        In = ParameterLocation.Header,
        Required = true,
        Description = "Cùng khoá, cùng kết quả. / The same key gives the same answer and happens once.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 202 },
        Example = "\"8e03978e-40d5-43e8-bc93-6894a57f9324\"",
    };

    private static OpenApiParameter IfMatch() => new()
    {
        Name = "If-Match",
        In = ParameterLocation.Header,
        Required = true,
        Description = "ETag đã đọc; * chấp nhận mọi phiên bản. / The ETag that was read; * accepts any version.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 20 },
        Example = "\"4711\"",
    };

    private static bool Applies(string status, bool anonymous, bool writes, bool takesVersion) => status switch
    {
        "401" or "403" => !anonymous,
        "409" or "413" or "422" => writes,
        "412" or "428" => takesVersion,
        _ => true,
    };

    private static Task Complete(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Servers?.Clear(); // the address a service listens on is nobody's business; the gateway names its own
        var components = document.Components ??= new OpenApiComponents();
        components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        components.Schemas[Problem] = ProblemSchema();
        components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "at+jwt",
            Description = "Mã truy cập do nhà phát hành cấp. / Access token (RFC 9068) of the issuer.",
        };
        foreach (var body in Bodies(document))
            body.Example ??= OpenApiExamples.Compose(document, body.Schema);
        return Task.CompletedTask;
    }

    private static IEnumerable<OpenApiMediaType> Bodies(OpenApiDocument document) =>
        from path in document.Paths.Values
        from operation in path.Operations?.Values.ToArray() ?? []
        from content in (operation.Responses?.Values.Select(answer => answer.Content) ?? [])
            .Append(operation.RequestBody?.Content).OfType<IDictionary<string, OpenApiMediaType>>()
        from body in content
        where body.Key != ProblemJson // its members say enough, a thousand times over
        select body.Value;

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457. Programs compare `code`; texts may change.",
        Required = new HashSet<string> { "type", "title", "titleEn", "status", "code", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("urn:bdhvs:problem: + code", Problems.TypePrefix + "stale"),
            ["title"] = Text("Tiếng Việt", "Dữ liệu đã thay đổi; hãy tải lại."),
            ["titleEn"] = Text("English", "The resource has changed; read it again."),
            ["status"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Description = "The status of the answer",
                Examples = [412],
            },
            ["detail"] = Text("Vị trí hoặc cách khắc phục. / Where it is, or what to do.", "$.birthDate"),
            ["instance"] = Text("Path of the request", "/learners/0197a3c4-5b6e-7d21-9f3a-2c4e6a8b0d1f"),
            ["code"] = Text("Stable slug", "stale"),
            ["traceId"] = Text("Give it to the operators when you ask for help", "4bf92f3577b34da6a3ce929d0e0e4736"),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Messages by JSON name of the member",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
                Examples = [new JsonObject { ["birthDate"] = new JsonArray("Bắt buộc. / Required.") }],
            },
        },
    };

    private static OpenApiSchema Text(string description, string example) =>
        new() { Type = JsonSchemaType.String, Description = description, Examples = [example] };
}
