using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Credentials;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>
/// An address that shows the certificate with the holder's full name until a day the holder chose; without it the
/// public page masks the name. Ask for it on behalf of the holder only.
/// </summary>
internal static class ShareCertificate
{
    /// <param name="Days">How many days it works, today included. <example>30</example></param>
    public sealed record Request([Range(1, 90)] int Days);

    /// <param name="Url">What the holder hands out.
    /// <example>https://bdhvs.example/verify/7k3m9qx2td0h5n8b4c6w1f9gjz?share=20261231.pW3o0cGm1b9vX2Yd7KfQzA</example>
    /// </param>
    /// <param name="SharedThrough">The last day on which it shows the name.</param>
    public sealed record Response(string Url, DateOnly SharedThrough);

    internal static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CertificationDbContext db, PublicAddress at, TimeProvider time,
        ILogger<Certificate> logger, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (certificate is null)
            return TypedResults.NotFound();
        var through = VietnamTime.Today(time).AddDays(request.Days - 1);
        if (certificate.Status is not CertificateStatus.Valid
            || ShareLink.TokenOf(certificate, through) is not { } token)
            return CertificateProblems.StateOf(certificate);

        Log.CertificateShared(logger, id, through);
        var url = $"{at.Verification(certificate.PublicId)}?share={token}";
        return TypedResults.Created(url, new Response(url, through));
    }
}

/// <summary>
/// Proof that the name may be shown. Nothing is stored: it is made with the holder's salt, so that erasing the person
/// closes every link, and a corrected certificate has links of its own.
/// </summary>
internal static class ShareLink
{
    private const string DayFormat = "yyyyMMdd";

    /// <returns>Null where there is no name to show.</returns>
    internal static string? TokenOf(Certificate certificate, DateOnly through)
    {
        if (certificate is not { HolderName: not null, HolderSalt: { } salt })
            return null;
        var day = through.ToString(DayFormat, CultureInfo.InvariantCulture);
        var text = $"share\n{certificate.PublicId}\n{day}";
        var proof = HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        return $"{day}.{Base64Url.EncodeToString(proof)}";
    }

    /// <returns>The last day on which the name is shown; null where it is not.</returns>
    internal static DateOnly? ThroughOf(Certificate certificate, string token, DateOnly today) =>
        DateOnly.TryParseExact(
            token.Split('.')[0], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var through)
        && through >= today && TokenOf(certificate, through) is { } expected
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(expected))
            ? through
            : null;
}
