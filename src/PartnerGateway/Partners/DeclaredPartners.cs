using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Platform.Partners.Partners;

/// <summary>
/// Registers the operators of the configuration that nobody registered yet, and brings the broker in line with the
/// registry; running it again changes nothing. What was agreed since is never overwritten: after the first time the
/// registry holds, not the configuration.
/// </summary>
internal static class DeclaredPartners
{
    internal static async Task Register(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<PartnerDbContext>();
        var broker = services.GetRequiredService<BrokerProvisioner>();
        var logger = services.GetRequiredService<ILogger<Partner>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var declared = services.GetRequiredService<IOptions<PartnersOptions>>().Value.Declared;

        foreach (var seed in declared)
        {
            if (await db.Partners.AnyAsync(partner => partner.Id == seed.Id, cancellationToken))
                continue;
            var partner = Partner.Register(
                seed.Id, seed.Name, seed.Source, seed.TraceMode, ContractTerms.Usual(seed.Areas), now);
            partner.Grant(seed.UserName, now);
            db.Partners.Add(partner);

            // The broker first: an operator in the registry always has its virtual host.
            await broker.Provision(partner, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            Log.PartnerRegistered(logger, partner.Id);
        }

        var known = await db.Partners.AsNoTracking().Where(partner => partner.State != PartnerState.Closed)
            .ToListAsync(cancellationToken);
        foreach (var partner in known)
        {
            await broker.Provision(partner, cancellationToken);
            var seed = declared.SingleOrDefault(seed => seed.Id == partner.Id);
            if (seed is not null && partner.ActiveLogins.Any(login => login.UserName == seed.UserName))
                await broker.PutLogin(partner, seed.UserName, seed.Password, cancellationToken);
        }
    }
}
