using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace Platform.Notifications.Channels;

/// <summary>Configuration section <c>Notification:Email</c>; demanded where <c>email</c> is a channel.</summary>
internal sealed class EmailOptions
{
    /// <summary>The SMTP server.</summary>
    [Required(ErrorMessage = "Notification:Email:Host is missing: name the SMTP server.")]
    public string Host { get; set; } = "";

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is secured. <c>None</c> is for a server on the same machine.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>Account at the server; absent where it takes mail from this machine without one.</summary>
    public string? UserName { get; set; }

    public string? Password { get; set; }

    [Required(ErrorMessage = "Notification:Email:FromAddress is missing: give the sender's address."), EmailAddress]
    public string FromAddress { get; set; } = "";

    [Required, StringLength(100)]
    public string FromName { get; set; } = "Bình dân học vụ số";

    /// <summary>Longest a mail may take, with the connection.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}

/// <summary>Configuration section <c>Notification:Zalo</c>; demanded where <c>zalo</c> is a channel.</summary>
internal sealed class ZaloOptions
{
    /// <summary>Where notices are handed over.</summary>
    [Required, Url]
    public string Api { get; set; } = "https://business.openapi.zalo.me";

    /// <summary>Where access tokens are renewed.</summary>
    [Required, Url]
    public string Issuer { get; set; } = "https://oauth.zaloapp.com";

    [Required(ErrorMessage = "Notification:Zalo:AppId is missing: give the id of the application at Zalo.")]
    public string AppId { get; set; } = "";

    [Required(ErrorMessage = "Notification:Zalo:SecretKey is missing: give the secret of the application at Zalo.")]
    public string SecretKey { get; set; } = "";

    /// <summary>The first token; each renewal brings the next, which is kept in the database.</summary>
    [Required(ErrorMessage = "Notification:Zalo:RefreshToken is missing: give the one of the Official Account.")]
    public string RefreshToken { get; set; } = "";

    /// <summary>Secret of the Official Account, with which Zalo signs what it reports.</summary>
    [Required(ErrorMessage = "Notification:Zalo:OaSecretKey is missing: give the secret of the Official Account.")]
    public string OaSecretKey { get; set; } = "";

    /// <summary>Longest a call may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
