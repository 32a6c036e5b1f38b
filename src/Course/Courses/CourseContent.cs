using System.ComponentModel.DataAnnotations;
using Platform.Courses.Frameworks;

namespace Platform.Courses.Courses;

/// <summary>Groups the movement plans for, as the Learner service names them.</summary>
public enum Audience
{
    Citizen,
    Cadre,
    Student,
    Worker,
    Teacher,
    Trader,
    Farmer,
    Elderly,
    YouthUnion,
    CoreForce,
}

/// <summary>How much somebody has to know before; beginners come first.</summary>
public enum CourseLevel
{
    Grassroots,
    Basic,
    Intermediate,
    Advanced,
}

public enum LessonKind
{
    Video,
    Slides,
    Text,
    Quiz,
}

/// <summary>What a course teaches: written as a draft, published as a version.</summary>
/// <param name="TitleVi">Vietnamese title. <example>Ứng dụng AI trong nông nghiệp</example></param>
/// <param name="TitleEn">English title. <example>AI in agriculture</example></param>
/// <param name="Level">Where it begins.</param>
/// <param name="DurationMinutes">Planned length. <example>30</example></param>
/// <param name="Audiences">Whom it is meant for.</param>
/// <param name="SkillCodes">Skills it teaches. <c>757-citizens@1.0/ai-agriculture</c></param>
/// <param name="PracticeTasks">Codes of real tasks it leads to. <c>look-up-farm-prices</c></param>
/// <param name="Modules">Its parts, in order.</param>
/// <param name="Questions">Its quiz.</param>
/// <param name="Trainer">Who trains, where that is not the host. <example>Trung ương Đoàn</example></param>
public sealed record CourseContent(
    [StringLength(200, MinimumLength = 1)] string TitleVi,
    [StringLength(200, MinimumLength = 1)] string TitleEn,
    CourseLevel Level,
    [Range(1, 10_000)] int DurationMinutes,
    [Length(1, 10)] Audience[] Audiences,
    [MaxLength(50)] string[] SkillCodes,
    [MaxLength(50)] string[] PracticeTasks,
    [MaxLength(50)] IReadOnlyList<CourseModule> Modules,
    [MaxLength(100)] IReadOnlyList<QuizQuestion> Questions,
    [StringLength(200, MinimumLength = 1)] string? Trainer = null)
{
    internal IEnumerable<Lesson> Lessons => Modules.SelectMany(module => module.Lessons);

    /// <summary>Languages in which somebody can take the whole course.</summary>
    internal string[] Languages => [.. Lessons
        .Where(lesson => lesson.Kind is not LessonKind.Quiz)
        .Select(lesson => lesson.Variants.Select(variant => variant.Language))
        .Aggregate((IEnumerable<string>?)null, (all, here) => all?.Intersect(here) ?? here) ?? []];

    /// <returns>What does not fit together, whatever the rules of publishing say.</returns>
    internal IEnumerable<string> Faults()
    {
        if (Modules.Select(module => module.Code).Distinct().Count() != Modules.Count)
            yield return "module-code-twice";
        if (Lessons.Select(lesson => lesson.Code).Distinct().Count() != Lessons.Count())
            yield return "lesson-code-twice";
        if (Questions.Select(question => question.Id).Distinct().Count() != Questions.Count)
            yield return "question-id-twice";
        if (Questions.Any(question => !question.IsConsistent))
            yield return "question-without-right-option";
        if (Lessons.Any(lesson => !lesson.IsConsistent))
            yield return "lesson-without-content";
    }
}

/// <param name="Code">Code inside the course. <example>m1</example></param>
/// <param name="TitleVi">Vietnamese title. <example>Làm quen</example></param>
/// <param name="TitleEn">English title. <example>First steps</example></param>
/// <param name="Lessons">Its lessons, in order.</param>
public sealed record CourseModule(
    [StringLength(32, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
    [StringLength(200, MinimumLength = 1)] string TitleVi,
    [StringLength(200, MinimumLength = 1)] string TitleEn,
    [Length(1, 50)] IReadOnlyList<Lesson> Lessons);

/// <param name="Code">Code inside the course. <example>l1</example></param>
/// <param name="Kind">What it is made of; a quiz asks the questions of the course.</param>
/// <param name="Minutes">Planned length. <example>10</example></param>
/// <param name="Variants">One for each language; Vietnamese is always there. A quiz has none.</param>
public sealed record Lesson(
    [StringLength(32, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
    LessonKind Kind,
    [Range(1, 600)] int Minutes,
    [MaxLength(60)] IReadOnlyList<LessonVariant> Variants)
{
    internal bool IsConsistent => Kind is LessonKind.Quiz
        ? Variants.Count == 0
        : Variants.Any(variant => variant.Language == "vi")
            && Variants.Select(variant => variant.Language).Distinct().Count() == Variants.Count
            && Variants.All(variant => variant.Fits(Kind));
}

/// <param name="Language">ISO 639 code, of ethnic languages too. <example>vi</example></param>
/// <param name="Title">Title in that language. <example>Hỏi AI về sâu bệnh</example></param>
/// <param name="Text">What is read, of a text. <example>Chụp ảnh lá cây rồi hỏi.</example></param>
/// <param name="Url">Where it is shown, of a video or slides. <example>https://hoc.example/ai.mp4</example></param>
/// <param name="Pack">The same to be fetched beforehand, for places without a network.</param>
public sealed record LessonVariant(
    [StringLength(3, MinimumLength = 2), RegularExpression(@"[a-z]{2,3}\z")] string Language,
    [StringLength(200, MinimumLength = 1)] string Title,
    [StringLength(20_000, MinimumLength = 1)] string? Text = null,
    [StringLength(500, MinimumLength = 1)] string? Url = null,
    Pack? Pack = null)
{
    internal bool Fits(LessonKind kind) =>
        (kind is LessonKind.Text ? Text is not null : Url is not null)
        && (Url is null || Pack.IsAddress(Url)) && Pack is null or { IsConsistent: true };
}

/// <summary>A file to be fetched beforehand; the fingerprint says whether it came whole.</summary>
/// <param name="Url">Where it is. <example>https://hoc.example/packs/ai-30.zip</example></param>
/// <param name="Bytes">How big it is. <example>41943040</example></param>
/// <param name="Sha256">
/// Its SHA-256. <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
/// </param>
public sealed record Pack(
    [StringLength(500, MinimumLength = 1)] string Url,
    [Range(1, 10_000_000_000)] long Bytes,
    [StringLength(64, MinimumLength = 64), RegularExpression(@"[0-9a-f]{64}\z")] string Sha256)
{
    internal bool IsConsistent => IsAddress(Url);

    internal static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;
}

/// <param name="Id">Id inside the quiz. <example>q1</example></param>
/// <param name="Vi">The question in Vietnamese. <example>Khi AI trả lời, nên làm gì?</example></param>
/// <param name="En">The question in English. <example>An AI has answered. What now?</example></param>
/// <param name="Correct">Id of the right option. <example>a</example></param>
/// <param name="Options">
/// What to choose from.
/// <example>[{"id":"a","vi":"Kiểm tra lại","en":"Check it"},{"id":"b","vi":"Tin","en":"Believe it"}]</example>
/// </param>
public sealed record QuizQuestion(
    [StringLength(64, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Id,
    [StringLength(500, MinimumLength = 1)] string Vi,
    [StringLength(500, MinimumLength = 1)] string En,
    [StringLength(64, MinimumLength = 1)] string Correct,
    [Length(2, 10)] IReadOnlyList<QuizOption> Options)
{
    internal bool IsConsistent =>
        Options.Any(option => option.Id == Correct)
        && Options.Select(option => option.Id).Distinct().Count() == Options.Count;

    internal Question ToQuestion() => new()
    {
        Id = Id,
        Vi = Vi,
        En = En,
        Correct = Correct,
        Options = [.. Options.Select(option => new Option { Id = option.Id, Vi = option.Vi, En = option.En })],
    };
}

/// <param name="Id">Id inside the question. <example>a</example></param>
/// <param name="Vi">Vietnamese. <example>Kiểm tra lại</example></param>
/// <param name="En">English. <example>Check it</example></param>
public sealed record QuizOption(
    [StringLength(64, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Id,
    [StringLength(500, MinimumLength = 1)] string Vi,
    [StringLength(500, MinimumLength = 1)] string En);
