using System.Text.Json.Serialization;

namespace Platform.Courses.Statements;

/// <summary>
/// A statement of xAPI 2.0 (IEEE 9274.1.1) with the members that say what was completed, and no others: what could name
/// a person is refused with the rest.
/// </summary>
/// <param name="Actor">Who.</param>
/// <param name="Verb"><c>completed</c> or <c>passed</c>.</param>
/// <param name="Activity">The course.</param>
/// <param name="Id">Made by the sender; made of the content where it is absent.</param>
/// <param name="Result">How well.</param>
/// <param name="Timestamp">When it happened; when it came where it is absent.</param>
/// <param name="Version">Of xAPI. <example>2.0.0</example></param>
/// <param name="Stored">When it came; what is sent is not read.</param>
public sealed record StatementBody(
    Agent Actor, Verb Verb, [property: JsonPropertyName("object")] Activity Activity, Guid? Id = null,
    StatementResult? Result = null, DateTimeOffset? Timestamp = null, string? Version = null,
    DateTimeOffset? Stored = null);

/// <param name="Account">How the platform knows the learner.</param>
/// <param name="ObjectType"><c>Agent</c>; a group has no learner.</param>
public sealed record Agent(AgentAccount Account, string? ObjectType = null);

/// <param name="HomePage"><c>urn:bdhvs:learner</c> for our id, <c>urn:bdhvs:person-hash</c> for a hash.
/// <example>urn:bdhvs:person-hash</example></param>
/// <param name="Name">The id, or the hash.
/// <example>9f2c4a6d8e1b3f507294a6c8e0d2b4f69f2c4a6d8e1b3f507294a6c8e0d2b4f6</example></param>
public sealed record AgentAccount(string HomePage, string Name);

/// <param name="Id">IRI of the verb. <example>http://adlnet.gov/expapi/verbs/completed</example></param>
/// <param name="Display">Its name by language. <example>{"en":"completed"}</example></param>
public sealed record Verb(string Id, IReadOnlyDictionary<string, string>? Display = null);

/// <param name="Id">IRI of the course, as the table of equivalences names it.
/// <example>https://hocvuso.example/courses/vneid</example></param>
/// <param name="ObjectType"><c>Activity</c>.</param>
/// <param name="Definition">What it is.</param>
public sealed record Activity(string Id, string? ObjectType = null, ActivityDefinition? Definition = null);

/// <param name="Name">Its name by language. <example>{"vi":"Sử dụng VNeID"}</example></param>
/// <param name="Description">The same in more words. <example>{"vi":"Sử dụng VNeID cơ bản"}</example></param>
/// <param name="Type">IRI of its kind. <example>http://adlnet.gov/expapi/activities/course</example></param>
public sealed record ActivityDefinition(
    IReadOnlyDictionary<string, string>? Name = null, IReadOnlyDictionary<string, string>? Description = null,
    string? Type = null);

/// <param name="Score">The mark.</param>
/// <param name="Success">Never false: nothing was completed then.</param>
/// <param name="Completion">Never false.</param>
/// <param name="Duration">ISO 8601. <example>PT30M</example></param>
public sealed record StatementResult(
    Score? Score = null, bool? Success = null, bool? Completion = null, string? Duration = null);

/// <param name="Scaled">From -1 to 1. <example>0.9</example></param>
/// <param name="Raw">The mark itself. <example>9</example></param>
/// <param name="Min">Least mark there is. <example>0</example></param>
/// <param name="Max">Highest mark there is. <example>10</example></param>
public sealed record Score(double? Scaled = null, double? Raw = null, double? Min = null, double? Max = null);
