using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>The service on its own database and virtual host, with the events other services would send it.</summary>
public class CertificationFixture() : ServiceFactory<Program>("certification")
{
    /// <summary>So many may be issued in bulk within a day without a second person.</summary>
    internal const int IssuesPerDay = 100;

    internal static readonly string SealKey = NewKey();

    internal static readonly IssuingKeyOptions ProofKey = NewProofKey();

    internal static readonly IssuingKeyOptions TokenKey = NewTokenKey();

    private protected virtual IssuingKeyOptions[] IssuingKeys => [ProofKey, TokenKey];

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Certification:NumberPrefix"] = "BDHVS-19",
        ["Certification:SigningPoll"] = "00:00:00.100",
        ["Certification:StatusListInterval"] = "00:00:00.200",
        ["Certification:LifeCycle:IssuesPerDay"] = $"{IssuesPerDay}",
        ["Certification:LifeCycle:CoolOff"] = "1.00:00:00",
        ["Certification:LifeCycle:ExpiryPoll"] = "00:00:00.100",
        ["Certification:LifeCycle:BatchPoll"] = "00:00:00.100",
        ["Certification:LifeCycle:MilestonePoll"] = "00:00:00.100",
        ["Certification:Transparency:LogPoll"] = "00:00:00.100",
        ["Certification:Transparency:CheckEvery"] = "00:00:00.500",
        ["Certification:Transparency:CheckPause"] = "00:00:00.010",
        ["Certification:Transparency:Grace"] = "00:00:05",
        ["Certification:Documents:SealKey"] = SealKey,
        ["Certification:Documents:Poll"] = "00:00:00.100",
        ["Certification:Confirmations:Address"] = "http://127.0.0.1:9",
        ["Certification:Confirmations:Credential"] = "a secret of the tests",
        ["Certification:Confirmations:Poll"] = "00:05:00", // nobody is there to be told
    }.WithKeys(IssuingKeys);

    /// <summary>The keys of the service with its addresses, outside the service.</summary>
    internal static IssuerKeys Keys(params IssuingKeyOptions[] keys) => KeysAt("https://bdhvs.example", keys);

    internal static IssuerKeys KeysAt(string address, params IssuingKeyOptions[] keys)
    {
        var options = Options.Create(new CertificationOptions
        {
            PublicBaseUrl = address,
            Keys = keys.Length > 0 ? keys : [ProofKey, TokenKey],
        });
        return new IssuerKeys(options, new PublicAddress(options));
    }

    internal static PublicAddress Address => Keys().At;

    internal static IssuingKeyOptions NewProofKey() =>
        new() { Algorithm = "EdDSA", PrivateKey = KeyTexts.NewEd25519Private() };

    internal static IssuingKeyOptions NewTokenKey() => new() { Algorithm = "RS256", PrivateKey = NewKey() };

    internal static string NewKey()
    {
        using var rsa = RSA.Create(2048);
        return Convert.ToBase64String(rsa.ExportPkcs8PrivateKey());
    }

    internal static CourseCompleted Completion(Guid learnerId, Guid areaId, string courseCode = "vneid-basics") => new()
    {
        CompletionId = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        LearnerId = learnerId,
        CourseId = Guid.CreateVersion7(),
        CourseCode = courseCode,
        CourseVersion = 1,
        CourseTitle = "Sử dụng VNeID cơ bản",
        AreaId = areaId,
        AssuranceLevel = "attended",
        ScorePercent = 90,
    };

    internal static AreaRegistered Area(string level, Guid[] path, string name) => new()
    {
        AreaId = path[^1],
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        ParentId = path.Length > 1 ? path[^2] : null,
        Path = path,
        Level = level,
        Type = level switch { "province" => "tinh", "commune" => "xa", _ => "thon" },
        Name = name,
        ValidFrom = new DateOnly(2025, 7, 1),
    };

    /// <summary>A province, a commune in it and a village in that; known to the service when this returns.</summary>
    internal async Task<(Guid Province, Guid Commune, Guid Village)> NewVillage(
        string commune = "Phường Đức Xuân", Guid? province = null)
    {
        var ids = (
            Province: province ?? Guid.CreateVersion7(), Commune: Guid.CreateVersion7(),
            Village: Guid.CreateVersion7());
        await Bus.Publish(Area("province", [ids.Province], "Tỉnh Thái Nguyên"));
        await Bus.Publish(Area("commune", [ids.Province, ids.Commune], commune));
        await Bus.Publish(Area("village", [ids.Province, ids.Commune, ids.Village], "Tổ dân phố 1"));
        await Eventually.True(
            () => Db(db => db.Areas.CountAsync(
                a => a.Id == ids.Province || a.Id == ids.Village || a.Id == ids.Commune)).Is(3), "the village");
        return ids;
    }

    internal async Task<Guid> NewLearner(string name = "Nguyễn Thị Hoa")
    {
        var id = Guid.CreateVersion7();
        await Name(id, name);
        return id;
    }

    internal Task Name(Guid learnerId, string name, long version = 1) => Bus.Publish(new LearnerIdentityChanged
    {
        LearnerId = learnerId,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        FullName = name,
    });

    /// <summary>A learner of that name whose certificate is signed.</summary>
    internal async Task<Certificate> NewCertificate(Guid areaId, string name = "Nguyễn Thị Hoa")
    {
        var learner = await NewLearner(name);
        await Bus.Publish(Completion(learner, areaId));
        return await CertificateOf(learner, CertificateStatus.Valid);
    }

    /// <summary>A criterion that is in force, and the course that it asks for.</summary>
    internal async Task<(Guid Id, string Code)> NewCriterion(
        Guid area, int? months = null, string renewal = "none", int days = 30, string least = "self-study",
        string kind = "course", params string[] codes)
    {
        var code = $"course-{Guid.NewGuid():n}";
        using var officer = SignInAs(area);
        var draft = await officer.Define(code, HttpVerbs.Content(
            kind, codes.Length > 0 ? codes : [code], least, months, renewal, days));
        var id = draft.GetProperty("id").GetGuid();
        using var published = await officer.Act($"/criteria/{id}/publish", new { });
        published.EnsureSuccessStatusCode();
        return (id, code);
    }

    internal Task<Certificate> CertificateOf(Guid learnerId, CertificateStatus status) => Eventually.Get(
        () => Db(db => db.Certificates.SingleOrDefaultAsync(c => c.LearnerId == learnerId && c.Status == status)),
        $"a certificate that is {status}");

    internal Task<T> Db<T>(Func<CertificationDbContext, Task<T>> work) => Use(work);

    internal Task<SigningIntent> IntentOf(Guid certificateId) =>
        Db(db => db.SigningIntents.SingleAsync(i => i.CertificateId == certificateId));

    internal Task<string> ArtefactOf(Guid certificateId) =>
        Db(db => db.Issuances.Where(i => i.CertificateId == certificateId).Select(i => i.Artefact).SingleAsync());

    internal Task<Issuance> IssuanceOf(Guid certificateId) =>
        Db(db => db.Issuances.AsNoTracking().SingleAsync(i => i.CertificateId == certificateId));

    /// <summary>Waits until the first reader of each of these messages has handled it.</summary>
    internal Task Handled(IReadOnlyCollection<Guid> messages) => Eventually.True(
        () => Db(db => db.Database.SqlQuery<int>(
            $"""
            select count(*)::int as "Value" from messaging.inbox
            where message_id = any({messages.ToArray()})
              and consumer !~ '-(submit-on-certificate-issued|forget-documents-on-learner-erased)$'
            """).SingleAsync()).Is(messages.Count),
        "the messages handled");
}

/// <summary>The same with a clock that a test sets.</summary>
public sealed class ClockCertificationFixture : CertificationFixture
{
    public ClockCertificationFixture() => UseClock(Clock);

    public FakeClock Clock { get; } = new();

    /// <summary>Intents wait by the clock of the database, which no test sets.</summary>
    internal Task LetSign() => Db(db => db.Database.ExecuteSqlAsync(
        $"update signing_intents set available_at = now() where signed_at is null"));
}

internal static class KeySettings
{
    /// <summary>The keys as they stand in configuration.</summary>
    internal static Dictionary<string, string?> WithKeys(
        this Dictionary<string, string?> settings, params IssuingKeyOptions[] keys)
    {
        foreach (var (i, key) in keys.Index())
        {
            var entry = $"Certification:Keys:{i}";
            settings[$"{entry}:Algorithm"] = key.Algorithm;
            settings[$"{entry}:Unit"] = key.Unit;
            settings[$"{entry}:PrivateKey"] = key.PrivateKey;
            settings[$"{entry}:Label"] = key.Label;
            settings[$"{entry}:PublicKey"] = key.PublicKey;
            settings[$"{entry}:State"] = key.State.ToString();
            settings[$"{entry}:From"] = key.From.ToString("O");
            settings[$"{entry}:Until"] = key.Until.ToString("O");
            settings[$"{entry}:CompromisedAt"] = key.CompromisedAt?.ToString("O");
        }

        return settings;
    }
}

internal static class TaskExtensions
{
    internal static async Task<bool> Is<T>(this Task<T> task, T expected) => Equals(await task, expected);
}
