using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Messaging;

namespace Platform.Partners.Partners;

/// <summary>
/// Registers an operator with its contract and creates its virtual host, exchange and queues. It has no login yet:
/// nobody gets in before one is made.
/// </summary>
internal static class RegisterPartner
{
    /// <param name="Id">Slug, for ever: part of every name at the broker. <example>mobifone</example></param>
    /// <param name="Name">Name people read. <example>MobiFone Thái Nguyên</example></param>
    /// <param name="Source">CloudEvents source of all its events. <example>urn:operator:mobifone</example></param>
    /// <param name="Contract">What was agreed on.</param>
    /// <param name="EchoesTraces">Whether its events continue the traces of the requests they answer.</param>
    public sealed record Request(
        [RegularExpression(Partner.IdPattern)] string Id,
        [StringLength(200, MinimumLength = 1)] string Name,
        [StringLength(200, MinimumLength = 1)] string Source,
        ContractTerms Contract,
        bool EchoesTraces = false);

    /// <param name="Id">The operator. <example>mobifone</example></param>
    /// <param name="VirtualHost">Its virtual host at the broker. <example>/operators/mobifone</example></param>
    public sealed record Response(string Id, string VirtualHost);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, PartnerDbContext db, BrokerProvisioner broker, TimeProvider time, HttpResponse response,
        ILogger<Partner> logger, CancellationToken cancellationToken)
    {
        if (PartnerProblems.Refuse(request.Contract) is { } problem)
            return problem;

        var partner = Partner.Register(
            request.Id, request.Name, request.Source, request.EchoesTraces ? TraceMode.Continue : TraceMode.Link,
            request.Contract, time.GetUtcNow());
        db.Partners.Add(partner);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (
            error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return PartnerProblems.Known;
        }

        // Before the commit: an operator in the registry always has its virtual host. One without is put again.
        await broker.Provision(partner, cancellationToken);
        Log.PartnerRegistered(logger, partner.Id);
        response.Headers.ETag = db.ETag(partner);
        return TypedResults.Created($"partners/{partner.Id}", new Response(partner.Id, partner.VirtualHost));
    }
}
