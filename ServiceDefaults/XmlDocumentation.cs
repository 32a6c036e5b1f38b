using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Platform.ServiceDefaults;

/// <summary>
/// The compiler&apos;s documentation files, read when the OpenAPI document is asked for: what a comment tells the
/// reader of a record, it tells the caller too. The framework&apos;s own generator sees only the calling assembly.
/// </summary>
internal static partial class XmlDocumentation
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, Comment>> Files = new();

    /// <summary>The summary of a member of a type, or null.</summary>
    internal static string? Of(MemberInfo member) => Find(member)?.Text;

    /// <summary>The summary of a type, or null.</summary>
    internal static string? Of(Type type) => Find(type.Assembly, "T:" + Name(type))?.Text;

    /// <summary>
    /// A value as the comment of a member gives it: in <c>example</c>, else the first thing it sets as code.
    /// </summary>
    internal static (string? Stated, string? Mentioned) ExampleOf(MemberInfo member) =>
        Find(member) is { } comment ? (comment.Example, comment.FirstCode) : default;

    /// <summary>The <c>example</c> of a type, or null.</summary>
    internal static string? ExampleOf(Type type) => Find(type.Assembly, "T:" + Name(type))?.Example;

    private static Comment? Find(MemberInfo member) => member.DeclaringType is { } type
        ? Find(type.Assembly, $"{(member is FieldInfo ? 'F' : 'P')}:{Name(type)}.{member.Name}")
        : null;

    private static string Name(Type type) =>
        (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static Comment? Find(Assembly assembly, string member) =>
        Files.GetOrAdd(assembly, Read).GetValueOrDefault(member);

    private static Dictionary<string, Comment> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        return !assembly.GetName().Name!.StartsWith("System", StringComparison.Ordinal) && File.Exists(file)
            ? XDocument.Load(file).Descendants("member")
                .Where(member => member.Element("summary") is not null)
                .ToDictionary(member => member.Attribute("name")!.Value, Parse)
            : [];
    }

    /// <summary>A parameter of a record keeps its example inside its text; the compiler copies both.</summary>
    private static Comment Parse(XElement member)
    {
        var summary = member.Element("summary")!;
        var example = member.Descendants("example").FirstOrDefault()?.Value.Trim().Split('\n');
        foreach (var inside in summary.Descendants("example").ToList())
            inside.Remove();
        var code = summary.Descendants("c").FirstOrDefault()?.Value.Trim();
        return new Comment(
            Text(summary), example is null ? null : string.Join('\n', example.Select(line => line.Trim())), code);
    }

    private static string Text(XElement summary)
    {
        foreach (var reference in summary.Descendants().Where(element => element.IsEmpty).ToList())
            reference.ReplaceWith((reference.Attribute("cref") ?? reference.Attribute("name"))?.Value.Split('.')[^1]);
        return Space().Replace(summary.Value, " ").Trim();
    }

    private sealed record Comment(string Text, string? Example, string? FirstCode);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
