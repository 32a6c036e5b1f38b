using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;
using Platform.Certifications.StatusLists;

namespace Platform.Certifications.Transparency;

/// <summary>All that is known of one certificate, read at one moment.</summary>
internal sealed record Examined(
    Certificate Certificate, IReadOnlyList<Issuance> Issuances, IReadOnlyList<SigningIntent> Intents,
    IReadOnlyList<Logged> Entries, bool IsGroundKnown, bool IsReversed, bool IsNumberRepeated, Published? Place);

/// <summary>A place in the log, and since when a signed checkpoint covers it.</summary>
internal sealed record Logged(LogEntry Entry, DateTimeOffset? WitnessedAt);

/// <summary>A place in the lists of an issuer, and what they say by purpose; null: it is not to be believed.</summary>
internal sealed record Published(
    StatusEntry Entry, IReadOnlyDictionary<string, StatusListCredential.Opened?> Lists);

/// <summary>The moment of a comparison, and how long news may be on its way until then.</summary>
internal sealed record CheckTime(DateTimeOffset Now, TimeSpan Grace, TimeSpan Publication)
{
    /// <summary>Whether news of something that happened then must have arrived. A date that lies ahead excuses nothing.
    /// </summary>
    internal bool IsDue(DateTimeOffset at) => Now - at >= Grace || at > Now;

    /// <summary>Whether a change of that time must stand in the lists.</summary>
    internal bool IsPublished(DateTimeOffset at) => Now - at >= Grace + Publication || at > Now;
}

/// <summary>
/// The rules every certificate keeps. What its own signature does not say, it is not believed: rows can be written by
/// whoever owns the database.
/// </summary>
internal static class CertificateCheck
{
    /// <param name="examined">The certificate.</param>
    /// <param name="artefacts">Judges signatures by keys from configuration, not from the database.</param>
    /// <param name="time">When it is examined.</param>
    internal static IEnumerable<Finding> Find(Examined examined, SignedArtefact artefacts, CheckTime time)
    {
        var certificate = examined.Certificate;
        foreach (var issuance in examined.Issuances)
        {
            var logged = examined.Entries.FirstOrDefault(logged => logged.Entry.IssueNo == issuance.IssueNo);
            if (Artefact(examined, issuance, artefacts, logged?.WitnessedAt) is { } wrong)
                yield return new Finding(wrong, certificate.Id, issuance.IssueNo);
            if (Intent(examined, issuance) is { } unintended)
                yield return new Finding(unintended, certificate.Id, issuance.IssueNo);
            if (logged is null && time.IsDue(issuance.SignedAt))
                yield return new Finding(FindingKind.NotLogged, certificate.Id, issuance.IssueNo);
        }

        foreach (var kind in Registered(examined, time))
            yield return new Finding(kind, certificate.Id, 0);
    }

    private static IEnumerable<FindingKind> Registered(Examined examined, CheckTime time)
    {
        var certificate = examined.Certificate;
        var isSigned = examined.Intents.Any(intent => intent.SignedAt is not null);
        if (examined.Issuances.Count == 0 && (isSigned || certificate.Status is CertificateStatus.Valid))
            yield return FindingKind.ArtefactMissing;
        if (!examined.IsGroundKnown && time.IsDue(certificate.ValidFrom))
            yield return FindingKind.CompletionUnknown;
        if (examined.IsReversed && certificate.Status
            is CertificateStatus.Valid or CertificateStatus.Pending or CertificateStatus.Suspended)
            yield return FindingKind.CompletionReversed;
        if (examined.IsNumberRepeated)
            yield return FindingKind.NumberRepeated;
        if (examined.Issuances.Any(issuance => issuance.Credential is not null)
            && time.IsPublished(certificate.StatusSince) && Status(examined, time.Now) is { } wrong)
            yield return wrong;
    }

    private static FindingKind? Artefact(
        Examined examined, Issuance issuance, SignedArtefact artefacts, DateTimeOffset? witnessedAt)
    {
        if (artefacts.Open(issuance, witnessedAt) is not { } signed)
            return FindingKind.SignatureInvalid;
        var certificate = examined.Certificate;
        // A name may have been corrected since: only the newest artefact must be about today's.
        var isNewest = issuance.IssueNo == examined.Issuances.Max(other => other.IssueNo);
        var isAbout = signed.PublicId == certificate.PublicId && signed.Number == certificate.Number
            && artefacts.StandsAt(signed, examined.Place?.Entry)
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

    private static FindingKind? Status(Examined examined, DateTimeOffset now)
    {
        if (examined.Place is not { } place || place.Entry.Index is < 0 or >= Bitstring.Length)
            return FindingKind.StatusListDiffers;
        foreach (var purpose in StatusPurpose.All)
        {
            if (place.Lists[purpose] is not { } list || now < list.From || list.Until <= now)
                return FindingKind.StatusListInvalid;
            if (Bitstring.IsSet(list.Bits, place.Entry.Index)
                != StatusPurpose.StatesOf(purpose).Contains(examined.Certificate.Status))
                return FindingKind.StatusListDiffers;
        }

        return null;
    }
}
