using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Platform.Simulator.VNeId;

/// <summary><c>vneid</c>: runs the other side of confirmations, configured by section <c>VNeId</c>.</summary>
internal static class VNeIdCommand
{
    internal static async Task<int> Run(
        string[] args, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var options = configuration.GetSection("VNeId").Get<VNeIdOptions>() ?? new VNeIdOptions();
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true))
        {
            foreach (var problem in problems)
                await Console.Error.WriteLineAsync($"VNeId: {problem.ErrorMessage}");
            return 2;
        }

        await using var app = Build(args, options);
        await app.RunAsync(cancellationToken);
        return 0;
    }

    internal static WebApplication Build(string[] args, VNeIdOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);
        var simulator = new VNeIdSimulator(options, TimeProvider.System);
        var app = builder.Build();
        app.MapGet("/health", () => "Healthy");
        var door = app.MapGroup("").AddEndpointFilter(async (context, next) =>
            IsLetIn(context.HttpContext.Request, options) ? await next(context) : Results.Unauthorized());
        door.MapPut("/confirmations/{reference:guid}", async (
            Guid reference, VNeIdSimulator.Request request, HttpContext http) =>
        {
            if (request.Reference != reference)
                return Results.UnprocessableEntity(new { reason = "reference-differs" });
            return await Travel(simulator.Take(reference), options, http) ? Results.Accepted() : Results.Empty;
        });
        door.MapGet("/confirmations/{reference:guid}", async (Guid reference, HttpContext http) =>
        {
            var (standing, reply) = simulator.Find(reference);
            if (standing is null)
                return Results.NotFound();
            return await Travel(reply, options, http) ? Results.Ok(standing) : Results.Empty;
        });
        door.MapGet("/answers", (int after) => after < 0 ? Results.BadRequest() : Results.Ok(simulator.Answers(after)));
        return app;
    }

    /// <summary>False: the connection was cut, as a network would.</summary>
    private static async Task<bool> Travel(VNeIdSimulator.Reply reply, VNeIdOptions options, HttpContext http)
    {
        if (reply is VNeIdSimulator.Reply.Late)
        {
            await Task.Delay(options.DelayMs, http.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (reply is not VNeIdSimulator.Reply.Never)
            return true;
        http.Abort();
        return false;
    }

    private static bool IsLetIn(HttpRequest request, VNeIdOptions options) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()),
        Encoding.UTF8.GetBytes($"Bearer {options.Credential}"));
}
