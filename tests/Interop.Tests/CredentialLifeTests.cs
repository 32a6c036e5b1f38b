using System.Globalization;
using Platform.Testing;

namespace Platform.Interop.Tests;

/// <summary>What becomes of a certificate in the eyes of verifiers that know nothing but its address.</summary>
[Collection(nameof(InteropPlatform))]
public sealed class CredentialLifeTests(InteropPlatform platform)
{
    [Fact, Trait("validator", "V02"), Trait("attack", "C03")]
    public async Task What_is_suspended_is_refused_until_it_is_reinstated()
    {
        var certificate = (await platform.Certificates())[1];
        using var portal = await platform.SignInAs(PublishedCertificates.Portal);
        await Check.Accepts("vc-core.mjs", certificate.Url);

        await portal.Act(
            $"certificates/{certificate.Id}/suspend",
            new { reasonCode = "under-review", reason = "Đang xác minh bài kiểm tra." });
        await Eventually.Pass(() => Check.Refuses(
            """{"failed":["revocation_status"]""", "vc-core.mjs", certificate.Url));

        await portal.Act(
            $"certificates/{certificate.Id}/reinstate", new { reason = "Đã xác minh, không có sai sót." });
        await Eventually.Pass(() => Check.Accepts("vc-core.mjs", certificate.Url));
    }

    [Fact, Trait("validator", "V02"), Trait("validator", "V05")]
    public async Task What_has_ended_is_refused_in_both_forms()
    {
        var certificate = await platform.OneThatEnds();
        var end = (DateTimeOffset)PublishedCertificates.Read(certificate.Credential)["validUntil"]!;
        var before = end.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture);
        var after = end.AddMinutes(1).ToString("O", CultureInfo.InvariantCulture);

        await Check.Accepts("vc-core.mjs", certificate.Url);
        await Check.Refuses("""{"id":"expiration","valid":false}""", "vc-core.mjs", certificate.Url, "", after);
        await Check.Accepts("vc-jwt.mjs", certificate.Token, certificate.Credential, before);
        await Check.Refuses("ERR_JWT_EXPIRED", "vc-jwt.mjs", certificate.Token, certificate.Credential, after);
    }
}
