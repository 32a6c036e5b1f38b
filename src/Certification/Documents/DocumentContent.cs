using Platform.Certifications.Certificates;
using Platform.Certifications.Transparency;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Documents;

/// <summary>
/// What the paper says. It comes out of the signed bytes, verified now; the name out of the registry, if it is the one
/// the signature commits to.
/// </summary>
internal sealed record DocumentContent(
    string Title, string? TitleEn, string Issuer, string Unit, string Number, DateOnly IssuedOn, DateOnly? ValidThrough,
    string Assurance, string VerifyUrl, string? HolderName)
{
    /// <exception cref="InvalidDataException">The artefact is not what our key signed for this certificate.</exception>
    internal static DocumentContent Of(
        Certificate certificate, Issuance issuance, DocumentAudience audience, SignedArtefact artefacts,
        string publicBaseUrl)
    {
        var signed = artefacts.Open(issuance)
            ?? throw new InvalidDataException("The artefact is not signed by one of our keys.");
        if (signed.PublicId != certificate.PublicId || signed.Number != certificate.Number)
            throw new InvalidDataException("The artefact is about another certificate.");
        var isNamed = certificate is { HolderName: { } name, HolderSalt: { } salt } && signed.Names(name, salt);
        return new DocumentContent(
            signed.Title, signed.TitleEn, signed.Issuer, signed.Unit, signed.Number,
            VietnamTime.DateOf(signed.ValidFrom),
            signed.ValidUntil is { } end ? VietnamTime.DateOf(end.AddTicks(-1)) : null, signed.Assurance,
            $"{publicBaseUrl.TrimEnd('/')}/verify/{signed.PublicId}",
            audience is DocumentAudience.Holder && isNamed ? certificate.HolderName : null);
    }
}
