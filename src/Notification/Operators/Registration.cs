using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Operators;

public enum RegistrationState
{
    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>The operator carries it.</summary>
    Approved,

    /// <summary>The operator refused it.</summary>
    Rejected,

    /// <summary>Taken back, by us or by the operator.</summary>
    Ended,
}

/// <param name="State">How far it has come.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day.</param>
/// <param name="DecisionNo">The operator's paper. <example>VT-2026-118</example></param>
public sealed record RegistrationTerms(
    RegistrationState State, DateOnly ValidFrom, DateOnly? ValidUntil = null,
    [StringLength(100, MinimumLength = 1)] string? DecisionNo = null);

/// <summary>
/// What was last heard of a sender name at an operator, or of a text under that name. Nothing is edited: the newest
/// entry stands, and the ones before it tell who decided what.
/// </summary>
internal sealed class Registration
{
    public required Guid Id { get; init; }

    public required string OperatorId { get; init; }

    public required string Brandname { get; init; }

    /// <summary>Version of a template; null where it is about the name.</summary>
    public Guid? TemplateId { get; init; }

    public required RegistrationState State { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Registrations are renewed.</summary>
    public DateOnly? ValidUntil { get; init; }

    public string? DecisionNo { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    internal bool IsInForce(DateOnly day) =>
        State is RegistrationState.Approved && ValidFrom <= day && (ValidUntil is null || day <= ValidUntil);
}

internal static class RegistrationQueries
{
    /// <summary>The newest entry of each name and text at each operator.</summary>
    internal static IQueryable<Registration> CurrentRegistrations(this NotificationDbContext db) =>
        db.Registrations.FromSql(
            $"""
            select distinct on (operator_id, brandname, template_id) * from registrations
            order by operator_id, brandname, template_id, id desc
            """).AsNoTracking();

    /// <summary>Adds what was heard; the same again adds nothing.</summary>
    internal static async Task Register(
        this NotificationDbContext db, string operatorId, string brandname, Guid? templateId, RegistrationTerms terms,
        string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await db.CurrentRegistrations().SingleOrDefaultAsync(
            one => one.OperatorId == operatorId && one.Brandname == brandname && one.TemplateId == templateId,
            cancellationToken);
        if (known is not null
            && terms == new RegistrationTerms(known.State, known.ValidFrom, known.ValidUntil, known.DecisionNo))
            return;

        db.Registrations.Add(new Registration
        {
            Id = Guid.CreateVersion7(now),
            OperatorId = operatorId,
            Brandname = brandname,
            TemplateId = templateId,
            State = terms.State,
            ValidFrom = terms.ValidFrom,
            ValidUntil = terms.ValidUntil,
            DecisionNo = terms.DecisionNo,
            SetBy = by,
            SetAt = now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("Registrations");
        builder.Property(registration => registration.Id).ValueGeneratedNever();
        builder.Property(registration => registration.Brandname).HasMaxLength(11);
        builder.Property(registration => registration.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(registration => registration.DecisionNo).HasMaxLength(100);
        builder.Property(registration => registration.SetBy).HasMaxLength(200);
        builder.HasIndex(registration => new
        {
            registration.OperatorId,
            registration.Brandname,
            registration.TemplateId,
            registration.Id,
        });
        builder.HasOne<OperatorLink>().WithMany().HasForeignKey(registration => registration.OperatorId);
        builder.HasOne<TemplateVersion>().WithMany().HasForeignKey(registration => registration.TemplateId);
    }
}
