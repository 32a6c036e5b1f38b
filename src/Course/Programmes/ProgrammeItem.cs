namespace Platform.Courses.Programmes;

/// <summary>A programme with its newest version.</summary>
/// <param name="Id">Identity of the programme.</param>
/// <param name="Code">Its code, for good. <example>4t</example></param>
/// <param name="OwnerAreaId">The unit that offers it; none for those of the whole movement.</param>
/// <param name="Version">Number of the newest version. <example>1</example></param>
/// <param name="TitleVi">Vietnamese title. <example>Chợ số – Nông thôn số (4T)</example></param>
/// <param name="TitleEn">English title. <example>Digital Market – Digital Countryside (4T)</example></param>
/// <param name="Issuer">Who offers it, by the name of that time. <example>Sở Khoa học và Công nghệ</example></param>
/// <param name="SucceededBy">The programme that has taken it over.</param>
/// <param name="SucceededOn">First day on which nobody begins with it.</param>
public sealed record ProgrammeItem(
    Guid Id, string Code, Guid? OwnerAreaId, int Version, string TitleVi, string TitleEn, string Issuer,
    Guid? SucceededBy, DateOnly? SucceededOn);
