using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Platform.Notifications.Contacts;

namespace Platform.Notifications.Channels;

/// <summary>
/// The tokens of the Official Account. A refresh token serves once and brings the next, so they live in the database:
/// lost in a crash between two, the account would have to be signed in again by hand.
/// </summary>
internal sealed class ZaloToken
{
    /// <summary>Of the application.</summary>
    public required string AppId { get; init; }

    public byte[] SealedAccess { get; private set; } = [];

    public byte[] SealedRefresh { get; private set; } = [];

    public DateTimeOffset ExpiresAt { get; private set; }

    internal void Renew(byte[] access, byte[] refresh, DateTimeOffset expiresAt) =>
        (SealedAccess, SealedRefresh, ExpiresAt) = (access, refresh, expiresAt);
}

internal sealed class ZaloTokenConfiguration : IEntityTypeConfiguration<ZaloToken>
{
    public void Configure(EntityTypeBuilder<ZaloToken> builder)
    {
        builder.HasKey(token => token.AppId);
        builder.Property(token => token.AppId).HasMaxLength(40);
    }
}

internal sealed class ZaloTokens(
    NotificationDbContext db, IHttpClientFactory clients, ContactCipher cipher, IOptions<ZaloOptions> options,
    TimeProvider time, ILogger<ZaloTokens> logger)
{
    internal const string HttpClientName = "zalo-issuer";
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    // The row is bound to the application, as a sealed number is to its learner.
    private Guid Owner => new(SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.AppId)).AsSpan(0, 16));

    internal async Task<string> Access(CancellationToken cancellationToken)
    {
        var appId = options.Value.AppId;
        var known = await db.ZaloTokens.AsNoTracking()
            .SingleOrDefaultAsync(token => token.AppId == appId, cancellationToken);
        return known is not null && known.ExpiresAt - Margin > time.GetUtcNow()
            ? cipher.Open(Owner, known.SealedAccess)
            : await Renew(cancellationToken);
    }

    /// <summary>Zalo says that the token is no good: the next call renews it.</summary>
    internal Task Forget(CancellationToken cancellationToken)
    {
        var appId = options.Value.AppId;
        return db.ZaloTokens.Where(token => token.AppId == appId).ExecuteUpdateAsync(
            set => set.SetProperty(token => token.ExpiresAt, DateTimeOffset.UnixEpoch), cancellationToken);
    }

    /// <summary>One process renews; the others wait for it and find the new token.</summary>
    private async Task<string> Renew(CancellationToken cancellationToken)
    {
        var appId = options.Value.AppId;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"zalo " + appId}, 0))", cancellationToken);
        var token = await db.ZaloTokens.SingleOrDefaultAsync(token => token.AppId == appId, cancellationToken);
        if (token is not null && token.ExpiresAt - Margin > time.GetUtcNow())
            return cipher.Open(Owner, token.SealedAccess);

        var refresh = token is null ? options.Value.RefreshToken : cipher.Open(Owner, token.SealedRefresh);
        // Not broken off from here on: once Zalo has answered, the old token is spent and the new one must be kept.
        var (access, next, life) = await Ask(refresh, CancellationToken.None);
        if (token is null)
            db.ZaloTokens.Add(token = new ZaloToken { AppId = appId });
        token.Renew(cipher.Seal(Owner, access), cipher.Seal(Owner, next), time.GetUtcNow() + life);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        Log.ZaloTokenRenewed(logger);
        return access;
    }

    private async Task<(string Access, string Refresh, TimeSpan Life)> Ask(
        string refresh, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(new Uri(options.Value.Issuer), "/v4/oa/access_token"));
        request.Headers.Add("secret_key", options.Value.SecretKey);
        request.Content = new FormUrlEncodedContent(
        [
            new("refresh_token", refresh), new("app_id", options.Value.AppId), new("grant_type", "refresh_token"),
        ]);
        using var client = clients.CreateClient(HttpClientName);
        client.Timeout = options.Value.Timeout;
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        if (answer?["access_token"]?.ToString() is not { } access
            || answer["refresh_token"]?.ToString() is not { } next
            || !int.TryParse(answer["expires_in"]?.ToString(), out var seconds))
            throw new HttpRequestException("Zalo answered without tokens: sign in the Official Account again.");
        return (access, next, TimeSpan.FromSeconds(seconds));
    }
}
