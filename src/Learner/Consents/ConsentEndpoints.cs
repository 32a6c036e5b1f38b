using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

internal static class ConsentEndpoints
{
    internal static void MapConsents(this IEndpointRouteBuilder endpoints)
    {
        var learner = endpoints.MapGroup("/learners/{id:guid}").WithTags("Consents");
        learner.MapPost("/consents", RecordConsent.Handle)
            .WithSummary("Ghi nhận đồng ý hoặc rút đồng ý · Record consent or its withdrawal")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.ConsentsWrite);
        learner.MapGet("/consents", ListConsents.Handle)
            .WithSummary("Sổ đồng ý của học viên · The consent ledger of a learner")
            .RequireAuthorization(Scopes.LearnersRead);
        learner.MapPost("/guardians", AddGuardian.Handle)
            .WithSummary("Thêm người giám hộ · Add a guardian")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.LearnersWrite);
        learner.MapGet("/guardians", ListGuardians.Handle)
            .WithSummary("Người giám hộ của trẻ · The guardians of a child")
            .RequireAuthorization(Scopes.LearnersRead);
        learner.MapDelete("/guardians/{guardianId:guid}", EndGuardian.Handle)
            .WithSummary("Kết thúc giám hộ · End a guardianship")
            .RequireAuthorization(Scopes.LearnersWrite);

        var privacy = endpoints.MapGroup("/privacy").WithTags("Consents");
        privacy.MapGet("/purposes", ListPurposes.Handle)
            .WithSummary("Sổ đăng ký xử lý dữ liệu · The processing register")
            .RequireAuthorization(Scopes.LearnersRead);
        privacy.MapGet("/purposes/{code}", GetPurpose.Handle)
            .WithSummary("Một mục đích và các phiên bản · One purpose and its versions")
            .RequireAuthorization(Scopes.LearnersRead);
        privacy.MapPost("/purposes", RegisterPurpose.Handle)
            .WithSummary("Đăng ký mục đích xử lý · Register a purpose")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.PrivacyWrite);
        privacy.MapPut("/purposes/{code}", ChangePurpose.Handle)
            .WithSummary("Sửa mục đích xử lý · Change a purpose")
            .RequireAuthorization(Scopes.PrivacyWrite);
        privacy.MapGet("/notices", ListNotices.Handle)
            .WithSummary("Các bản thông báo · The notices people read before they consent")
            .RequireAuthorization(Scopes.LearnersRead);
        privacy.MapPost("/notices", PublishNotice.Handle)
            .WithSummary("Ban hành thông báo · Publish a notice")
            .RequireIdempotencyKey().RequireAuthorization(Scopes.PrivacyWrite);
    }
}
