using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.StatusLists;

internal static class StatusReservation
{
    // A list counts as full when so many random places in a row are taken: at about two thirds, where a free place is
    // still found at once and the places still say nothing about their order.
    private const int Tries = 8;

    /// <summary>
    /// The certificate's place, reserved in the caller's transaction where it has none. Two that pick one place meet at
    /// the unique index, and the later is repeated.
    /// </summary>
    internal static async Task<StatusEntry> ReservePlace(
        this CertificationDbContext db, Certificate certificate, string issuer, CancellationToken cancellationToken)
    {
        if (await db.StatusEntries.FindAsync([certificate.Id], cancellationToken) is { } reserved)
            return reserved;

        var listNo = await db.StatusEntries.Where(entry => entry.Issuer == issuer)
            .MaxAsync(entry => (int?)entry.ListNo, cancellationToken) ?? 1;
        if (await FreePlace(db, issuer, listNo, cancellationToken) is not { } index)
            (listNo, index) = (listNo + 1, AnyPlace());
        var entry = new StatusEntry
        {
            CertificateId = certificate.Id,
            Issuer = issuer,
            ListNo = listNo,
            Index = index,
        };
        db.StatusEntries.Add(entry);
        return entry;
    }

    private static async Task<int?> FreePlace(
        CertificationDbContext db, string issuer, int listNo, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Tries; i++)
        {
            var index = AnyPlace();
            if (!await db.StatusEntries.AnyAsync(
                entry => entry.Issuer == issuer && entry.ListNo == listNo && entry.Index == index, cancellationToken))
                return index;
        }

        return null;
    }

    private static int AnyPlace() => RandomNumberGenerator.GetInt32(Bitstring.Length);
}
