using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>One row of every kind a path can name, all of one commune of a province.</summary>
internal sealed class CertificationWorld : World
{
    internal static readonly Guid Home = new("0197a000-0000-7000-8000-00000000cc01");
    internal static readonly Guid Foreign = new("0197a000-0000-7000-8000-00000000cc02");

    /// <summary>What the members that hold an id are called, and which row they then mean.</summary>
    private static readonly Dictionary<string, string> Named = new()
    {
        ["areaId"] = "province",
        ["certificateIds"] = "certificate",
        ["ids"] = "completion",
    };

    private readonly CertificationFixture certification;

    private CertificationWorld(CertificationFixture certification)
        : base(Named) => this.certification = certification;

    internal static RouteTable Routes { get; } = new(
        "Certification.Tests", (_, parameter) => parameter switch
        {
            "consumer" => "certification",
            "publicId" => new string('0', 26),
            _ => null,
        });

    internal static async Task<CertificationWorld> Of(CertificationFixture certification)
    {
        var world = new CertificationWorld(certification);
        await certification.NewVillage(province: Foreign);
        await world.Rows();
        return world;
    }

    private async Task Rows()
    {
        var area = await certification.NewVillage(province: Home);
        (this["province"], this["commune"]) = (area.Province, area.Commune);
        this["village"] = area.Village;
        var learner = await certification.NewLearner();
        var completed = CertificationFixture.Completion(learner, area.Village);
        await certification.Bus.Publish(completed);
        this["completion"] = completed.CompletionId;
        this["certificate"] = (await certification.CertificateOf(learner, CertificateStatus.Valid)).Id;

        using var officer = certification.SignInAs(Home);
        using var batch = await officer.Act("/certificates/bulk-corrections", new
        {
            action = "revoke",
            reasonCode = "issued-in-error",
            reason = "Danh sách lớp bị nhập nhầm.",
            certificateIds = new[] { this["certificate"] },
        });
        this["batch"] = (await batch.Made()).GetProperty("id").GetGuid();
        using var confirmation = await officer.Act("/confirmations", new { certificateId = this["certificate"] });
        this["confirmation"] = (await confirmation.Made()).GetProperty("id").GetGuid();
        await Authority(officer, area.Province);
        await Recognised(area.Village);
        await Settled();
    }

    /// <summary>The commune is counted, and the log written, in the background: a test may count rows from here on.
    /// </summary>
    private async Task Settled()
    {
        var told = await Eventually.Get(
            () => certification.Db(db => db.Database.SqlQuery<string>($"""
                select message_id::text as "Value" from messaging.outbox_archive
                where aggregate_id = {this["certificate"].ToString()}
                """).SingleOrDefaultAsync()),
            "the certificate told of");
        await certification.Handled([Guid.Parse(told)]);
        await Eventually.True(
            () => certification.Db(db => db.Database.SqlQuery<int>(
                $"select count(*)::int as \"Value\" from milestone_dues").SingleAsync()).Is(0),
            "the commune counted");
        await Eventually.True(
            () => certification.Db(db => db.LogCheckpoints.AnyAsync(
                checkpoint => checkpoint.Size == db.Issuances.Count())),
            "the log signed");
    }

    /// <summary>A province has one at a time: the worlds of a database share it.</summary>
    private async Task Authority(HttpClient officer, Guid province)
    {
        var known = (await officer.Json($"/issuing-authorities?areaId={province}")).GetProperty("items");
        if (known.GetArrayLength() > 0)
        {
            this["authority"] = known[0].GetProperty("id").GetGuid();
            return;
        }

        using var made = await officer.Act("/issuing-authorities", new
        {
            areaId = province,
            nameVi = "Ban Chỉ đạo tỉnh",
            nameEn = "Steering Committee",
            validFrom = new DateOnly(2025, 1, 1),
            legalSource = "Quyết định 100/QĐ-UBND",
        });
        this["authority"] = (await made.Made()).GetProperty("id").GetGuid();
    }

    private async Task Recognised(Guid village)
    {
        (this["household"], this["mentor"]) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await certification.Handled(
        [
            await certification.Bus.Publish(HomeEvents.Placed(this["household"], 1, village)),
            await certification.Bus.Publish(HomeEvents.Registered(this["mentor"], village)),
            await certification.Bus.Publish(HomeEvents.QuotaMet(this["mentor"], 1)),
        ]);
    }
}
