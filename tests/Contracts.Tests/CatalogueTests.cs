using System.Text.RegularExpressions;

namespace Platform.Contracts.Tests;

/// <summary>The README is what a person reads first, so it must not lie.</summary>
public sealed partial class CatalogueTests
{
    private static readonly Dictionary<string, string> Owners = new()
    {
        ["learner"] = "Learner",
        ["course"] = "Course",
        ["certification"] = "Certification",
        ["notification"] = "Notification",
        ["partner"] = "PartnerGateway",
    };

    private static readonly Match[] Rows =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Catalogue.md")).Select(line => Row().Match(line))
            .Where(row => row.Success)];

    [Fact]
    public void Every_event_stands_in_the_catalogue_once() => Assert.Equal(
        Events.All.Select(Events.WireName).Order(StringComparer.Ordinal),
        Rows.Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Its_owner_is_the_service_that_the_wire_name_begins_with() => Assert.All(
        Rows, row => Assert.Equal(Owners[row.Groups["name"].Value.Split('.')[0]], row.Groups["owner"].Value));

    [Fact]
    public void Personal_data_is_marked_and_has_one_reader() => Assert.All(Rows, row =>
    {
        var personal = Events.IsPersonal(Events.Of(row.Groups["name"].Value));
        Assert.Equal(personal, row.Groups["personal"].Success);
        if (personal)
            Assert.DoesNotContain(',', row.Groups["readers"].Value);
    });

    [GeneratedRegex(@"^\| `(?<name>[^`]+)`(?<personal> ⚠)? \| (?<owner>\w+) \| (?<readers>[^|]+) \| [^|]+ \|$")]
    private static partial Regex Row();
}
