namespace Platform.Courses.Campaigns;

/// <summary>A campaign as its readers see it.</summary>
/// <param name="Id">Identity of the campaign.</param>
/// <param name="AreaId">The unit that runs it.</param>
/// <param name="NameVi">Vietnamese name. <example>Đợt cao điểm tháng 4</example></param>
/// <param name="NameEn">English name. <example>April campaign</example></param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="FixedDay">The day it is about. <example>national-digital-transformation-day</example></param>
/// <param name="State">How far it has come.</param>
/// <param name="DecisionNo">The decision that approved it. <example>Kế hoạch 45-KH/BTGDV</example></param>
/// <param name="ExpectedParticipants">How many people are to come. <example>5000</example></param>
public sealed record CampaignItem(
    Guid Id, Guid AreaId, string NameVi, string NameEn, DateOnly StartsOn, DateOnly EndsOn, string? FixedDay,
    CampaignState State, string? DecisionNo, int? ExpectedParticipants);
