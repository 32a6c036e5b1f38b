using Platform.Learners.Access;
using Platform.Learners.Erasures;
using Platform.Learners.Privacy;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

/// <summary>What people demand of those who keep data about them, up to being forgotten.</summary>
internal static class RequestSetup
{
    internal static IHostApplicationBuilder AddRequests(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<ErasePeople>();
        builder.Services.AddScoped<ErasureClosing>();
        builder.Services.AddScoped<DeadlineWatch>();
        builder.Services.AddSingleton<DeadlineMetrics>();
        builder.Services.AddSingleton<IPersonalRecord, RequestRecord>();
        return builder;
    }

    internal static MessagingConfigurator ConsumeForRequests(this MessagingConfigurator consumers)
    {
        consumers.AddConsumer<ErasureAnswerConsumer>();
        return consumers;
    }

    internal static void MapRequests(this IEndpointRouteBuilder endpoints)
    {
        var learner = endpoints.MapGroup("/learners/{id:guid}").WithTags("Privacy")
            .RequireAuthorization(Scopes.PrivacyWrite).RequireIdempotencyKey();
        learner.MapPost("/requests", OpenRequest.Handle)
            .WithSummary("Ghi nhận yêu cầu của chủ thể dữ liệu · Record a request of a data subject");
        learner.MapPost("/restrict", RestrictLearner.Handle)
            .WithSummary("Hạn chế xử lý dữ liệu · Restrict the processing");
        learner.MapPost("/unrestrict", LiftRestriction.Handle)
            .WithSummary("Bỏ hạn chế xử lý dữ liệu · Lift the restriction");

        var requests = endpoints.MapGroup("/privacy/requests").WithTags("Privacy");
        requests.MapGet("", ListRequests.Handle)
            .WithSummary("Các yêu cầu của chủ thể dữ liệu · Requests of data subjects")
            .RequireAuthorization(Scopes.PrivacyRead);
        requests.MapGet("/{id:guid}", GetRequest.Handle)
            .RecordAccess(AccessAction.View)
            .WithSummary("Một yêu cầu · One request")
            .RequireAuthorization(Scopes.PrivacyRead);
        var steps = requests.MapGroup("/{id:guid}").RequireAuthorization(Scopes.PrivacyWrite).RequireIdempotencyKey();
        steps.MapPost("/acknowledge", AcknowledgeRequest.Handle)
            .WithSummary("Xác nhận đã tiếp nhận · Acknowledge");
        steps.MapPost("/extend", ExtendRequest.Handle)
            .WithSummary("Gia hạn một lần · Extend, once");
        steps.MapPost("/refuse", RefuseRequest.Handle)
            .WithSummary("Từ chối, nêu lý do · Refuse, with the reason");
        steps.MapPost("/execute", ExecuteRequest.Handle)
            .WithSummary("Thực hiện yêu cầu · Do what was demanded");

        endpoints.MapGet("/privacy/erasures/{id:guid}", GetErasure.Handle).WithTags("Privacy")
            .WithSummary("Tiến độ xóa dữ liệu · How far an erasure has got")
            .RequireAuthorization(Scopes.PrivacyRead);
    }
}
