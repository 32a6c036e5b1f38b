namespace Platform.Courses.Courses;

/// <summary>A course with its newest published version.</summary>
/// <param name="Id">Identity of the course.</param>
/// <param name="Code">Its code, for good. <example>ai-in-agriculture</example></param>
/// <param name="Kind">What it counts as.</param>
/// <param name="OwnerAreaId">The unit that offers it; none for those of the whole movement.</param>
/// <param name="Version">Number of the newest version. <example>1</example></param>
/// <param name="TitleVi">Vietnamese title. <example>Ứng dụng AI trong nông nghiệp</example></param>
/// <param name="TitleEn">English title. <example>AI in agriculture</example></param>
/// <param name="Level">Where it begins.</param>
/// <param name="DurationMinutes">Planned length. <example>30</example></param>
/// <param name="Audiences">Codes of those it is meant for. <c>farmer</c></param>
/// <param name="SkillCodes">Skills it teaches. <c>757-citizens@1.0/ai-agriculture</c></param>
/// <param name="PracticeTasks">Real tasks it leads to. <c>look-up-farm-prices</c></param>
/// <param name="Languages">Languages in which the whole of it can be had. <c>vi</c></param>
public sealed record CourseItem(
    Guid Id, string Code, CourseKind Kind, Guid? OwnerAreaId, int Version, string TitleVi, string TitleEn,
    CourseLevel Level, int DurationMinutes, string[] Audiences, string[] SkillCodes, string[] PracticeTasks,
    string[] Languages);
