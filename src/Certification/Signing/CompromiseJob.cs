using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Signing;

/// <summary>
/// After a key was compromised: what stood in the signed log before is signed anew with the key that took its place,
/// the same bytes under the same number, as another issue beside the old one. What others may have signed is not.
/// </summary>
internal sealed class CompromiseJob(
    IServiceScopeFactory scopes, Pulse<SigningIntent> pulse, IssuerKeys keys, TimeProvider time,
    ILogger<CompromiseJob> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1); // another replica may still sign with the old key

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var compromised = keys.All.Where(key => key.State is KeyState.Compromised).ToList();
        while (compromised.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var key in compromised)
                    await SignAnew(key, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.CompromisePassFailed(logger, exception);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task SignAnew(IssuerKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        var count = await db.Database.ExecuteSqlAsync(
            $"""
            insert into signing_intents
              (certificate_id, issue_no, requested_at, document, attempts, available_at)
            select i.certificate_id, i.issue_no + 1, now(), i.document, 0, now()
            from signing_intents i join certificates c on c.id = i.certificate_id
            where {key.KeyId} in (i.proof_key_id, i.token_key_id) and exists (
                select from log_entries e join log_checkpoints p on p.size > e.position
                where e.certificate_id = i.certificate_id and e.issue_no = i.issue_no
                  and p.signed_at < {key.CompromisedAt})
              and c.status not in ('Pending', 'Revoked')
              and not exists (select from signing_intents n
                where n.certificate_id = i.certificate_id and n.issue_no > i.issue_no)
            on conflict do nothing
            """,
            cancellationToken);
        if (count == 0)
            return;
        Log.SignedAnew(logger, count);
        pulse.Set();
    }
}
