namespace Platform.Courses.QuestionBanks;

/// <summary>A skill of a framework: <c>framework@version/skill</c>.</summary>
internal static class SkillCode
{
    public const string Pattern = @"^[a-z0-9-]{1,50}@[0-9.]{1,10}/[a-z0-9.-]{1,58}$";

    public const int Longest = 120;
}
