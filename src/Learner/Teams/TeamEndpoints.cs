using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

internal static class TeamEndpoints
{
    internal static void MapTeams(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("").WithTags("Teams").RequireAuthorization(Scopes.ForceRead);
        reading.MapGet("/teams", ListTeams.Handle)
            .WithSummary("Danh sách tổ theo ngày và bản đồ · List teams as of a date and a map");
        reading.MapGet("/teams/summary", SummariseTeams.Handle)
            .WithSummary("Số tổ và số thành viên · Count teams and members");
        reading.MapGet("/teams/{id:guid}", GetTeam.Handle)
            .WithSummary("Một tổ · One team");
        reading.MapGet("/teams/{id:guid}/members", ListMembers.Handle)
            .WithSummary("Thành viên của tổ · Members of a team");
        reading.MapGet("/teams/{id:guid}/assignments", ListAssignments.Handle)
            .WithSummary("Nhiệm vụ của tổ · Tasks of a team");
        reading.MapGet("/villages/coverage", CoverVillages.Handle)
            .WithSummary("Thôn, tổ dân phố có tổ và chưa có tổ · Villages with and without a team");
        reading.MapGet("/learners/{id:guid}/volunteer-hours", GetVolunteerHours.Handle)
            .WithSummary("Bảng kê giờ tình nguyện trong năm · Volunteer hours of a year");

        var writing = endpoints.MapGroup("").WithTags("Teams")
            .RequireAuthorization(Scopes.ForceWrite).RequireIdempotencyKey();
        writing.MapPost("/teams", FormTeam.Handle)
            .WithSummary("Thành lập tổ · Form a team");
        writing.MapPatch("/teams/{id:guid}", ChangeTeam.Handle)
            .WithSummary("Sửa hoặc kết thúc tổ · Change or end a team");
        writing.MapPost("/teams/{id:guid}/members", AddMembers.Handle)
            .WithSummary("Thêm thành viên · Add members");
        writing.MapPost("/teams/{id:guid}/members/{memberId:guid}/leave", LeaveTeam.Handle)
            .WithSummary("Thành viên rời tổ · A member leaves");
        writing.MapPost("/teams/merge", MergeTeams.Handle)
            .WithSummary("Sáp nhập các tổ · Merge teams");
        writing.MapPost("/team-merges/{id:guid}/undo", UndoTeamMerge.Handle)
            .WithSummary("Hủy việc sáp nhập tổ · Undo a merger of teams");
        writing.MapPost("/teams/{id:guid}/assignments", AssignMember.Handle)
            .WithSummary("Giao nhiệm vụ cho thành viên · Give a member a task");
        writing.MapPost("/teams/{id:guid}/activities", ReportActivity.Handle)
            .WithSummary("Báo cáo hoạt động của tổ · Report what a team did");
        writing.MapPost("/learners/{id:guid}/volunteer-hours", CreditHours.Handle)
            .WithSummary("Ghi nhận giờ tình nguyện · Credit volunteer hours");
    }
}
