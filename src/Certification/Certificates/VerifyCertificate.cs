using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Areas;
using Platform.Certifications.Authorities;
using Platform.Certifications.Credentials;
using Platform.Certifications.StatusLists;
using Platform.Certifications.Transparency;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>
/// The public answer about a certificate. What it shows comes out of the signed bytes, verified now, never out of
/// columns that somebody could have edited.
/// </summary>
internal static class VerifyCertificate
{
    public enum Status
    {
        Valid,
        Revoked,
        Pending,

        /// <summary>Does not count for the time being.</summary>
        Suspended,

        /// <summary>Another certificate took its place.</summary>
        Superseded,

        /// <summary>Its time is over.</summary>
        Expired,

        /// <summary>The stored bytes do not verify: say so, and never "valid".</summary>
        CannotConfirm,
        Unknown,
    }

    /// <param name="Status">Whether it may be relied on.</param>
    public sealed record Response(Status Status)
    {
        /// <summary>What is printed on it. <example>BDHVS-19-2026-7K3M9QX2TD</example></summary>
        public string? Number { get; init; }

        /// <summary>What it is called. <example>Giấy xác nhận hoàn thành khóa học</example></summary>
        public string? Title { get; init; }

        /// <summary>The same in English. <example>Confirmation of completion</example></summary>
        public string? TitleEn { get; init; }

        /// <summary>In whose name it was issued, by the name of that day.
        /// <example>Ban Chỉ đạo tỉnh Bắc Kạn</example></summary>
        public string? Issuer { get; init; }

        /// <summary>Who has taken over from that issuer, where somebody has.
        /// <example>Ban Chỉ đạo tỉnh Thái Nguyên</example></summary>
        public string? IssuerToday { get; init; }

        /// <summary>Name of the commune on the day of issue. <example>Phường Đức Xuân</example></summary>
        public string? IssuingUnit { get; init; }

        /// <summary>What that unit became, where it bears another name or is part of another one today.
        /// <example>Phường Đức Xuân</example></summary>
        public string? UnitToday { get; init; }

        /// <summary>The day of issue.</summary>
        public DateOnly? IssuedOn { get; init; }

        /// <summary>Last day on which it counts; absent where it always will.</summary>
        public DateOnly? ValidThrough { get; init; }

        /// <summary>Code of how sure it is. <example>attended</example></summary>
        public string? AssuranceLevel { get; init; }

        /// <summary>As much of the name as a stranger may see. <example>Nguyễn *** Hoa</example></summary>
        public string? HolderName { get; init; }

        /// <summary>The last day on which the holder shows the full name by this link.</summary>
        public DateOnly? SharedThrough { get; init; }

        /// <summary>The day it was revoked.</summary>
        public DateOnly? RevokedOn { get; init; }

        /// <summary>Public id of the certificate that took its place. <example>7k3m9qx2td0h5n8b4c6w1f9gjz</example>
        /// </summary>
        public string? ReplacedBy { get; init; }

        /// <summary>
        /// The signed bytes as a token (JWS in compact form); anybody can check them against <c>/keys</c>. The same
        /// with an embedded proof is found at <c>/credentials/{publicId}</c>.
        /// </summary>
        public string? Credential { get; init; }
    }

    /// <param name="publicId">The id from the link or the code.</param>
    /// <param name="share">What a link of the holder brings along to show the full name.</param>
    /// <param name="http">The request.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="check">Judges the signed bytes.</param>
    /// <param name="lists">The published lists.</param>
    /// <param name="options">How much of a name is shown.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears of what was tampered with.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<JsonHttpResult<Response>, ContentHttpResult>> Handle(
        string publicId, [StringLength(64)] string? share, HttpContext http, CertificationDbContext db,
        CredentialCheck check, PublishedLists lists,
        IOptions<CertificationOptions> options, TimeProvider time, ILogger<Certificate> logger,
        CancellationToken cancellationToken)
    {
        // A malformed id asks the same question of the database as an unknown one, and gets the same answer.
        var key = RandomIds.IsPublicId(publicId) ? publicId : "";
        var found = await db.Certificates.AsNoTracking().Where(c => c.PublicId == key)
            .Select(c => new Registered(
                c,
                db.Issuances.Where(i => i.CertificateId == c.Id).OrderByDescending(i => i.IssueNo)
                    .FirstOrDefault(),
                db.StatusEntries.FirstOrDefault(entry => entry.CertificateId == c.Id),
                db.Certificates.Where(next => next.PredecessorId == c.Id && next.IssueNo > c.IssueNo)
                    .OrderBy(next => next.IssueNo).Select(next => next.PublicId).FirstOrDefault()))
            .SingleOrDefaultAsync(cancellationToken);

        var content = found is null ? null : await Confirmed(found, db, check, lists, cancellationToken);
        var answer = found is null
            ? new Response(Status.Unknown)
            : Judge(found, content, options.Value.HolderName, time.GetUtcNow());
        if (answer.HolderName is not null && share is not null
            && ShareLink.ThroughOf(found!.Certificate, share, VietnamTime.Today(time)) is { } through)
            answer = answer with { HolderName = found.Certificate.HolderName, SharedThrough = through };
        if (answer.Status is Status.CannotConfirm)
            Log.CertificateNotConfirmed(logger, found!.Certificate.Id);
        if (answer.IssuingUnit is { } named
            && await db.Areas.CommuneToday(found!.Certificate.AreaId, cancellationToken) is { } today
            && today != named)
            answer = answer with { UnitToday = today };
        if (answer.Issuer is not null && found!.Certificate.IssuingAuthorityId is { } authority
            && await db.SuccessorOf(authority, VietnamTime.Today(time), cancellationToken) is { } successor)
            answer = answer with { IssuerToday = successor.NameVi };
        return VerifyPage.Answer(http, answer, found?.Certificate.PublicId, time.GetUtcNow());
    }

    private static Response Judge(
        Registered found, SignedContent? payload, HolderNamePolicy holderName, DateTimeOffset now)
    {
        var certificate = found.Certificate;
        var status = certificate.Status switch
        {
            CertificateStatus.Revoked => Status.Revoked,
            CertificateStatus.Pending => Status.Pending,
            CertificateStatus.Superseded => Status.Superseded,
            CertificateStatus.Expired => Status.Expired,
            _ when certificate.ValidUntil <= now => Status.Expired, // the clock decides, not the job that notes it
            CertificateStatus.Suspended => Status.Suspended,
            _ => payload is null ? Status.CannotConfirm : Status.Valid,
        };
        var revokedOn = certificate.RevokedAt is { } at ? VietnamTime.DateOf(at) : (DateOnly?)null;
        if (payload is null)
        {
            return new Response(status)
            {
                Number = certificate.Number,
                RevokedOn = revokedOn,
                ReplacedBy = found.ReplacedBy,
            };
        }

        return new Response(status)
        {
            Number = payload.Number,
            Title = payload.Title,
            TitleEn = payload.TitleEn,
            Issuer = payload.Issuer,
            IssuingUnit = payload.Unit,
            IssuedOn = VietnamTime.DateOf(payload.ValidFrom),
            ValidThrough = certificate.ValidUntil is { } end ? VietnamTime.DateOf(end.AddTicks(-1)) : null,
            AssuranceLevel = payload.Assurance,
            HolderName = certificate.HolderName is { } name ? HolderName.Show(name, holderName) : null,
            RevokedOn = revokedOn,
            ReplacedBy = found.ReplacedBy,
            Credential = found.Issuance!.Artefact,
        };
    }

    /// <summary>What was signed, if our keys signed it for exactly this certificate and this holder.</summary>
    private static async Task<SignedContent?> Confirmed(
        Registered found, CertificationDbContext db, CredentialCheck check, PublishedLists lists,
        CancellationToken cancellationToken)
    {
        var certificate = found.Certificate;
        if (found.Issuance is not { } issuance)
            return null;
        var witnessedAt = check.NeedsWitness
            ? await db.WitnessedAt(certificate.Id, issuance.IssueNo, cancellationToken)
            : null;
        if (check.Open(issuance, witnessedAt) is not { } content)
            return null;
        var sameCertificate = content.PublicId == certificate.PublicId && content.Number == certificate.Number;
        var sameHolder = certificate is not { HolderName: { } name, HolderSalt: { } salt } || content.Names(name, salt);
        if (!sameCertificate || !sameHolder)
            return null;
        // What is revoked is said to be so whatever the lists say; only "valid" needs their word too.
        return certificate.Status is not CertificateStatus.Valid
            || await lists.Confirm(db, content, found.Place, cancellationToken)
            ? content
            : null;
    }

    private sealed record Registered(
        Certificate Certificate, Issuance? Issuance, StatusEntry? Place, string? ReplacedBy);
}
