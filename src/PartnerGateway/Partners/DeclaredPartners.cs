using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Platform.Partners.Partners;

/// <summary>
/// Brings the registry and the broker in line with the configuration; running it again changes nothing.
/// </summary>
internal static class DeclaredPartners
{
    internal static async Task Register(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<PartnerDbContext>();
        var provisioner = services.GetRequiredService<BrokerProvisioner>();
        var logger = services.GetRequiredService<ILogger<Partner>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();

        foreach (var declared in services.GetRequiredService<IOptions<PartnersOptions>>().Value.Declared)
        {
            var partner = await db.Partners.SingleOrDefaultAsync(p => p.Id == declared.Id, cancellationToken);
            if (partner is null)
                db.Partners.Add(partner = Partner.Register(declared, now));
            else
                partner.Revise(declared);

            // The broker first: an operator in the registry always has its virtual host.
            await provisioner.Provision(partner, declared.Password, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            Log.PartnerRegistered(logger, partner.Id);
        }
    }
}
