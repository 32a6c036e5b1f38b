namespace Platform.Courses.Courses;

/// <summary>A class template with the course it opens.</summary>
/// <param name="Code">Its code, for good. <example>vneid-basics</example></param>
/// <param name="CourseId">The course.</param>
/// <param name="CourseVersion">The version new classes begin with. <example>1</example></param>
/// <param name="TitleVi">Vietnamese title of the version. <example>Cài đặt và sử dụng VNeID</example></param>
/// <param name="TitleEn">English title of the version. <example>Installing and using VNeID</example></param>
/// <param name="DurationMinutes">Length of a class. <example>30</example></param>
/// <param name="SkillCodes">Skills it leads to. <c>757-citizens@1.0/digital-identity</c></param>
/// <param name="Slots">When such classes are held: daytime, evening, weekend. <c>evening</c></param>
/// <param name="Pack">What to fetch beforehand.</param>
/// <param name="Withdrawn">Whether no class is opened from it any more.</param>
/// <param name="OwnerAreaId">The unit that offers it; none for those of the whole movement.</param>
public sealed record TemplateItem(
    string Code, Guid CourseId, int CourseVersion, string TitleVi, string TitleEn, int DurationMinutes,
    string[] SkillCodes, string[] Slots, Pack? Pack, bool Withdrawn, Guid? OwnerAreaId);
