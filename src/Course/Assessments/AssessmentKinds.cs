namespace Platform.Courses.Assessments;

/// <summary>Kinds of assessments as events tell them.</summary>
internal static class AssessmentKinds
{
    internal const string Quiz = "quiz", Pre = "pre", Post = "post";
}
