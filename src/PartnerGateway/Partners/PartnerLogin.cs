namespace Platform.Partners.Partners;

/// <summary>
/// A user at the broker. Its password is known to the broker and to the operator, and written nowhere.
/// </summary>
internal sealed record PartnerLogin(
    string UserName, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt = null);

/// <summary>An Ed25519 key of the operator; only its public half ever comes here, Base64.</summary>
internal sealed record SigningKey(
    string Id, string PublicKey, DateTimeOffset AddedAt, DateTimeOffset? RevokedAt = null);

/// <summary>
/// Where an operator without AMQP is told its events. Its secret is derived from its number, so that no secret of an
/// operator is stored.
/// </summary>
/// <param name="Secret">Number of the secret.</param>
/// <param name="Before">The one it replaced by rotation, good for a day after <paramref name="Since"/>.</param>
internal sealed record Webhook(string Url, int Secret, DateTimeOffset Since, int? Before = null);
