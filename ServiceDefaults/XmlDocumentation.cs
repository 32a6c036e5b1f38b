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
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> Files = new();

    /// <summary>The summary of a member of a type, or null.</summary>
    internal static string? Of(MemberInfo member) => member.DeclaringType is { } type
        ? Find(type.Assembly, $"{(member is FieldInfo ? 'F' : 'P')}:{Name(type)}.{member.Name}")
        : null;

    /// <summary>The summary of a type, or null.</summary>
    internal static string? Of(Type type) => Find(type.Assembly, "T:" + Name(type));

    private static string Name(Type type) =>
        (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Find(Assembly assembly, string member) =>
        Files.GetOrAdd(assembly, Read).GetValueOrDefault(member);

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        return !assembly.GetName().Name!.StartsWith("System", StringComparison.Ordinal) && File.Exists(file)
            ? XDocument.Load(file).Descendants("member")
                .Where(member => member.Element("summary") is not null)
                .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!))
            : [];
    }

    private static string Text(XElement summary)
    {
        foreach (var reference in summary.Descendants().Where(element => element.IsEmpty).ToList())
            reference.ReplaceWith((reference.Attribute("cref") ?? reference.Attribute("name"))?.Value.Split('.')[^1]);
        return Space().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
