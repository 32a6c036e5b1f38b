using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Transparency;

/// <summary>All that is known of one certificate, read at one moment.</summary>
internal sealed record Examined(
    Certificate Certificate, IReadOnlyList<Issuance> Issuances, IReadOnlyList<SigningIntent> Intents,
    IReadOnlyList<LogEntry> Entries, Guid? GroundLearnerId, bool IsReversed, bool IsNumberRepeated);

/// <summary>
/// The rules every certificate keeps. What its own signature does not say, it is not believed: rows can be written by
/// whoever owns the database. The place for the status list: a further method here, fed by a further member of
/// <see cref="Examined"/>.
/// </summary>
internal static class CertificateCheck
{
    /// <param name="examined">The certificate.</param>
    /// <param name="artefacts">Judges signatures by keys from configuration, not from the database.</param>
    /// <param name="isDue">Whether news of something that happened then must have arrived.</param>
    internal static IEnumerable<Finding> Find(
        Examined examined, SignedArtefact artefacts, Func<DateTimeOffset, bool> isDue)
    {
        var certificate = examined.Certificate;
        foreach (var issuance in examined.Issuances)
        {
            if (Artefact(examined, issuance, artefacts) is { } wrong)
                yield return new Finding(wrong, certificate.Id, issuance.IssueNo);
            if (Intent(examined, issuance) is { } unintended)
                yield return new Finding(unintended, certificate.Id, issuance.IssueNo);
            if (examined.Entries.All(entry => entry.IssueNo != issuance.IssueNo) && isDue(issuance.SignedAt))
                yield return new Finding(FindingKind.NotLogged, certificate.Id, issuance.IssueNo);
        }

        foreach (var kind in Registered(examined, isDue))
            yield return new Finding(kind, certificate.Id, 0);
    }

    private static IEnumerable<FindingKind> Registered(Examined examined, Func<DateTimeOffset, bool> isDue)
    {
        var certificate = examined.Certificate;
        var isSigned = examined.Intents.Any(intent => intent.SignedAt is not null);
        if (examined.Issuances.Count == 0 && (isSigned || certificate.Status is CertificateStatus.Valid))
            yield return FindingKind.ArtefactMissing;
        if (examined.GroundLearnerId != certificate.LearnerId && isDue(certificate.ValidFrom))
            yield return FindingKind.CompletionUnknown;
        if (examined.IsReversed && certificate.Status
            is CertificateStatus.Valid or CertificateStatus.Pending or CertificateStatus.Suspended)
            yield return FindingKind.CompletionReversed;
        if (examined.IsNumberRepeated)
            yield return FindingKind.NumberRepeated;
    }

    private static FindingKind? Artefact(Examined examined, Issuance issuance, SignedArtefact artefacts)
    {
        if (artefacts.Open(issuance) is not { } signed)
            return FindingKind.SignatureInvalid;
        var certificate = examined.Certificate;
        // A name may have been corrected since: only the newest artefact must be about today's.
        var isNewest = issuance.IssueNo == examined.Issuances.Max(other => other.IssueNo);
        var isAbout = signed.PublicId == certificate.PublicId && signed.Number == certificate.Number
            && (!isNewest || certificate is not { HolderName: { } name, HolderSalt: { } salt }
                || signed.Names(name, salt));
        return isAbout ? null : FindingKind.ContentDiffers;
    }

    private static FindingKind? Intent(Examined examined, Issuance issuance)
    {
        var intent = examined.Intents.FirstOrDefault(i => i.IssueNo == issuance.IssueNo);
        if (intent is not { SignedAt: not null })
            return FindingKind.IntentMissing;
        return SignedArtefact.IsIntended(issuance, intent) ? null : FindingKind.IntentDiffers;
    }
}
