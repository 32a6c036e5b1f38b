using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;

namespace Platform.Certifications.StatusLists;

/// <summary>
/// Publishes every list whose bits changed or whose time runs out, and the next list of each issuer before its first
/// certificate. Replicas may do it side by side: the row version lets one of them in, and both write the same bits.
/// </summary>
internal sealed class StatusListJob(
    IServiceScopeFactory scopes, IssuerKeys keys, IOptions<CertificationOptions> options, TimeProvider time,
    ILogger<StatusListJob> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Publish(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.StatusListsFailed(logger, exception);
            }

            await Task.Delay(options.Value.StatusListInterval, time, stoppingToken);
        }
    }

    private async Task Publish(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        var last = await db.StatusEntries.GroupBy(entry => entry.Issuer)
            .Select(list => new { Issuer = list.Key, ListNo = list.Max(entry => entry.ListNo) })
            .ToDictionaryAsync(list => list.Issuer, list => list.ListNo, cancellationToken);
        foreach (var purpose in StatusPurpose.All)
        {
            var listed = StatusPurpose.StatesOf(purpose);
            var places = await db.StatusEntries
                .Where(entry => db.Certificates.Any(c => c.Id == entry.CertificateId && listed.Contains(c.Status)))
                .ToListAsync(cancellationToken);
            var set = places.ToLookup(entry => (entry.Issuer, entry.ListNo), entry => entry.Index);
            foreach (var issuer in keys.Units)
            {
                for (var listNo = 1; listNo <= last.GetValueOrDefault(issuer) + 1; listNo++)
                    await Publish(issuer, purpose, listNo, Bitstring.Encode(set[(issuer, listNo)]), cancellationToken);
            }
        }
    }

    private async Task Publish(
        string issuer, string purpose, int listNo, string encodedList, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        var list = await db.StatusLists.FindAsync([issuer, purpose, listNo], cancellationToken);
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        if (list is not null && !IsDue(list, encodedList, now))
            return;
        if (keys.Newest(issuer, IssuerKey.EdDsa, now) is not { } key)
        {
            Log.StatusListHasNoKey(logger, issuer, purpose, listNo);
            return;
        }

        var until = now + options.Value.StatusListValidity;
        var document = StatusListCredential.Write(
            keys.At.StatusList(issuer, purpose, listNo), keys.At.Did(issuer), purpose, encodedList, now, until);
        var proof = new DataIntegrityProof(keys.At.VerificationMethod(issuer, key.KeyId), now);
        var signature = await keys.SignerOf(key).Sign(proof.ToSign(document), cancellationToken);
        if (list is null)
            db.StatusLists.Add(list = new StatusList { Issuer = issuer, Purpose = purpose, ListNo = listNo });
        list.Publish(proof.Attach(document, signature), encodedList, key.KeyId, now, until);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            Log.StatusListPublished(logger, issuer, purpose, listNo);
        }
        catch (DbUpdateException exception)
        {
            Log.StatusListOvertaken(logger, issuer, purpose, listNo, exception); // the next pass compares again
        }
    }

    private bool IsDue(StatusList list, string encodedList, DateTimeOffset now) =>
        list.EncodedList != encodedList || list.SignedAt > now
        || now >= list.SignedAt + (options.Value.StatusListValidity / 2)
        || keys.Find(list.KeyId) is not { State: not KeyState.Compromised };
}
