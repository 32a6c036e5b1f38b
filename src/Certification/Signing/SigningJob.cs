using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Signing;

/// <summary>
/// Intent → sign → store. Any number of replicas may run it, and each may die at any line: an intent is repeated
/// until its artefact is stored, and only one storing can succeed.
/// </summary>
internal sealed class SigningJob(
    IServiceScopeFactory scopes, Pulse<SigningIntent> pulse, IssuerKeys keys, CredentialSigner signer,
    IOptions<CertificationOptions> options, TimeProvider time, ILogger<SigningJob> logger) : BackgroundService
{
    private const int BatchSize = 20;
    private const int AtOnce = 8;
    private static readonly ActivitySource Source = new("Platform.Certification");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var found = 0;
            try
            {
                found = await SignBatch(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.SigningPassFailed(logger, exception);
            }

            if (found < BatchSize)
                await pulse.WaitAsync(options.Value.SigningPoll, stoppingToken);
        }
    }

    private async Task<int> SignBatch(CancellationToken cancellationToken)
    {
        var claimed = await Claim(cancellationToken);
        // Several at once: most of the time of each is a commit on its way to the disk.
        var several = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(claimed, several, async (id, token) => await TrySign(id, token));
        return claimed.Count;
    }

    private async Task TrySign(Guid certificateId, CancellationToken cancellationToken)
    {
        try
        {
            await Sign(certificateId, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            Log.SigningOvertaken(logger, certificateId); // another replica stored it, or it was revoked meanwhile
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.SigningFailed(logger, certificateId, exception);
            await PutBack(certificateId, exception.Message, cancellationToken);
        }
    }

    // An intent whose learner or area is still unknown would only take the place of others. Whether all is known, the
    // issuing unit too, is for the preparation to say.
    private async Task<List<Guid>> Claim(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        return await db.Database.SqlQuery<Guid>($"""
            update signing_intents set available_at = now() + {options.Value.SigningLease}, attempts = attempts + 1
            where (certificate_id, issue_no) in (
                select i.certificate_id, i.issue_no
                from signing_intents i join certificates c on c.id = i.certificate_id
                where i.signed_at is null and i.available_at <= now()
                  and (c.status = 'Pending' or (i.issue_no > 1 and c.status <> 'Revoked'))
                  and exists (select from learners l where l.id = c.learner_id)
                  and exists (select from areas a where a.id = c.area_id)
                order by i.available_at limit {BatchSize}
                for update of i skip locked)
            returning certificate_id as "Value"
            """).ToListAsync(cancellationToken);
    }

    private async Task Sign(Guid certificateId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        var certificate = await db.Certificates.SingleAsync(c => c.Id == certificateId, cancellationToken);
        var intent = await db.SigningIntents.SingleAsync(
            i => i.CertificateId == certificateId && i.SignedAt == null, cancellationToken);
        using var activity = StartActivity(certificate, intent);

        // Not prepared yet, because a name, an area or a key was awaited, or prepared for a key that signs no more: the
        // same number, under the key that is there.
        if (!signer.IsReady(intent, time.GetUtcNow()))
        {
            if (!await db.TryPrepare(intent, certificate, keys, time.GetUtcNow(), cancellationToken))
            {
                await PutBack(certificateId, "The issuing unit or its key is not there yet.", cancellationToken);
                return;
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        await Failpoints.HitAsync("cert.after_intent");
        Lint(intent);
        var artefacts = await signer.Sign(intent, cancellationToken);
        await Failpoints.HitAsync("cert.after_sign_before_store");
        await Store(db, certificate, intent, artefacts, cancellationToken);
        Log.CertificateIssued(logger, certificateId);
    }

    private async Task Store(
        CertificationDbContext db, Certificate certificate, SigningIntent intent,
        (string Credential, string Token) artefacts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var issued = certificate.Issue(now);
        if (issued is null && intent.IssueNo == 1)
            return; // revoked meanwhile; one that is signed anew was issued before

        db.Issuances.Add(new Issuance
        {
            CertificateId = certificate.Id,
            IssueNo = intent.IssueNo,
            KeyId = intent.TokenKeyId!,
            SignedAt = now,
            Artefact = artefacts.Token,
            Credential = artefacts.Credential,
        });
        intent.Signed(now);
        await Failpoints.HitAsync("cert.after_store_before_outbox");
        if (issued is not null)
            db.AddEvent(issued);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Lint(SigningIntent intent)
    {
        var content = SignedContent.Read(intent.Document);
        if (CertificateLint.Find(content, intent.Created!.Value, time.GetUtcNow()) is { } problem)
            throw new InvalidDataException(problem);
    }

    private async Task PutBack(Guid certificateId, string error, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CertificationDbContext>();
        await db.Database.ExecuteSqlAsync($"""
            update signing_intents
            set available_at = now() + least(power(2, least(attempts, 10)), 600) * interval '1 second',
                last_error = left({error}, 500)
            where certificate_id = {certificateId} and signed_at is null
            """, cancellationToken);
    }

    private static Activity? StartActivity(Certificate certificate, SigningIntent intent)
    {
        ActivityContext.TryParse(intent.TraceParent, intent.TraceState, isRemote: true, out var parent);
        var activity = Source.StartActivity("certificate issue", ActivityKind.Internal, parent);
        activity?.SetTag("certification.criterion", certificate.CriterionCode);
        return activity?.SetTag("certification.area", certificate.AreaId.ToString());
    }
}
