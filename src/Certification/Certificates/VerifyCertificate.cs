using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Areas;
using Platform.Certifications.Credentials;
using Platform.Certifications.StatusLists;
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

        /// <summary>The stored bytes do not verify: say so, and never "valid".</summary>
        CannotConfirm,
        Unknown,
    }

    public sealed record Response(Status Status)
    {
        public string? Number { get; init; }

        public string? Title { get; init; }

        public string? TitleEn { get; init; }

        public string? Issuer { get; init; }

        /// <summary>Name of the commune on the day of issue.</summary>
        public string? IssuingUnit { get; init; }

        /// <summary>What that unit became, where it bears another name or is part of another one today.</summary>
        public string? UnitToday { get; init; }

        public DateOnly? IssuedOn { get; init; }

        public string? AssuranceLevel { get; init; }

        public string? HolderName { get; init; }

        public DateOnly? RevokedOn { get; init; }

        /// <summary>
        /// The signed bytes as a token (JWS in compact form); anybody can check them against <c>/keys</c>. The same
        /// with an embedded proof is found at <c>/credentials/{publicId}</c>.
        /// </summary>
        public string? Credential { get; init; }
    }

    internal static async Task<Results<JsonHttpResult<Response>, ContentHttpResult>> Handle(
        string publicId, HttpContext http, CertificationDbContext db, CredentialCheck check, PublishedLists lists,
        IOptions<CertificationOptions> options, ILogger<Certificate> logger, CancellationToken cancellationToken)
    {
        // A malformed id asks the same question of the database as an unknown one, and gets the same answer.
        var key = RandomIds.IsPublicId(publicId) ? publicId : "";
        var found = await db.Certificates.AsNoTracking().Where(c => c.PublicId == key)
            .Select(c => new Registered(
                c,
                db.Issuances.Where(i => i.CertificateId == c.Id).OrderByDescending(i => i.IssueNo)
                    .FirstOrDefault(),
                db.StatusEntries.FirstOrDefault(entry => entry.CertificateId == c.Id)))
            .SingleOrDefaultAsync(cancellationToken);

        var content = found is null ? null : await Confirmed(found, db, check, lists, cancellationToken);
        var answer = found is null
            ? new Response(Status.Unknown)
            : Judge(found, content, options.Value.HolderName);
        if (answer.Status is Status.CannotConfirm)
            Log.CertificateNotConfirmed(logger, found!.Certificate.Id);
        if (answer.IssuingUnit is { } named
            && await db.Areas.CommuneToday(found!.Certificate.AreaId, cancellationToken) is { } today
            && today != named)
            answer = answer with { UnitToday = today };
        return VerifyPage.Answer(http, answer);
    }

    private static Response Judge(Registered found, SignedContent? payload, HolderNamePolicy holderName)
    {
        var certificate = found.Certificate;
        var status = certificate.Status switch
        {
            CertificateStatus.Revoked => Status.Revoked,
            CertificateStatus.Pending => Status.Pending,
            _ => payload is null ? Status.CannotConfirm : Status.Valid,
        };
        var revokedOn = certificate.RevokedAt is { } at ? VietnamTime.DateOf(at) : (DateOnly?)null;
        if (payload is null)
            return new Response(status) { Number = certificate.Number, RevokedOn = revokedOn };

        return new Response(status)
        {
            Number = payload.Number,
            Title = payload.Title,
            TitleEn = payload.TitleEn,
            Issuer = payload.Issuer,
            IssuingUnit = payload.Unit,
            IssuedOn = VietnamTime.DateOf(payload.ValidFrom),
            AssuranceLevel = payload.Assurance,
            HolderName = certificate.HolderName is { } name ? HolderName.Show(name, holderName) : null,
            RevokedOn = revokedOn,
            Credential = found.Issuance!.Artefact,
        };
    }

    /// <summary>What was signed, if our keys signed it for exactly this certificate and this holder.</summary>
    private static async Task<SignedContent?> Confirmed(
        Registered found, CertificationDbContext db, CredentialCheck check, PublishedLists lists,
        CancellationToken cancellationToken)
    {
        var certificate = found.Certificate;
        if (found.Issuance is null || check.Open(found.Issuance) is not { } content)
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

    private sealed record Registered(Certificate Certificate, Issuance? Issuance, StatusEntry? Place);
}
