using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Http;

/// <summary>Who sent which key where, and the fingerprint of what came with it.</summary>
internal sealed record IdempotencyKey(string Actor, string Route, string Key, byte[] RequestHash)
{
    public const string Header = "Idempotency-Key";

    /// <summary>Two copies in flight at once: the second does not wait for the first.</summary>
    public long LockId => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{Actor}\n{Route}\n{Key}")));

    /// <summary>Null where the key is missing or not 1 to 200 printable characters.</summary>
    public static async Task<IdempotencyKey?> ReadAsync(HttpContext context)
    {
        var header = context.Request.Headers[Header];
        var key = header.Count == 1 ? header[0]!.Trim() : "";
        if (key is ['"', .. var quoted, '"'])
            key = quoted;
        if (key.Length is 0 or > 200 || key.Any(c => c is < ' ' or > '~'))
            return null;
        return new IdempotencyKey(context.User.Actor(), context.Request.Path, key, await HashAsync(context.Request));
    }

    private static async Task<byte[]> HashAsync(HttpRequest request)
    {
        var cancellation = request.HttpContext.RequestAborted;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(request.QueryString.Value ?? ""));
        if (!request.HasFormContentType)
        {
            request.Body.Position = 0;
            hash.AppendData(await SHA256.HashDataAsync(request.Body, cancellation));
            return hash.GetHashAndReset();
        }

        // A repeated upload has another multipart boundary, so its bytes differ; its fields and files do not.
        var form = await request.ReadFormAsync(cancellation);
        foreach (var field in form.OrderBy(field => field.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{field.Key}={field.Value}\n"));
        foreach (var file in form.Files)
        {
            await using var content = file.OpenReadStream();
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}={file.FileName}\n"));
            hash.AppendData(await SHA256.HashDataAsync(content, cancellation));
        }

        return hash.GetHashAndReset();
    }
}
