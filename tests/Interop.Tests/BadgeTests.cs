using System.Buffers.Binary;
using System.Text;
using Platform.Testing;

namespace Platform.Interop.Tests;

/// <summary>Badges of the running platform, opened by readers of XML and of PNG that know nothing of them.</summary>
[Collection(nameof(InteropPlatform))]
public sealed class BadgeTests(InteropPlatform platform)
{
    [Theory, InlineData("svg"), InlineData("png")]
    public async Task A_badge_carries_the_signed_certificate(string form)
    {
        var (certificate, other) = ((await platform.Certificates())[0], (await platform.Certificates())[1]);
        var badge = await Badge(certificate, form);
        var changed = Encoding.Latin1.GetString(badge).Replace("eddsa-rdfc", "eddsa-rdfd", StringComparison.Ordinal);

        await Check.Accepts("badge.mjs", platform.Keep(badge, form), certificate.Credential);
        await Refused("another credential is baked in", badge, other.Credential);
        await Refused("0 credentials are baked in", Bare(badge), certificate.Credential);
        await Refused(
            form is "png" ? "CRC values" : "another credential", Encoding.Latin1.GetBytes(changed),
            certificate.Credential);

        Task Refused(string reason, byte[] broken, string credential) =>
            Check.Refuses(reason, "badge.mjs", platform.Keep(broken, form), credential);
    }

    [Fact]
    public async Task The_code_of_a_badge_leads_to_the_verify_page()
    {
        var certificate = (await platform.Certificates())[0];

        var read = await Tool.Run("zbarimg", "-q", "--raw", platform.Keep(await Badge(certificate, "png"), "png"));

        Assert.Equal(new Uri(platform.Public, $"verify/{certificate.PublicId}").AbsoluteUri, read.Output.Trim());
    }

    private async Task<byte[]> Badge(Published certificate, string form)
    {
        using var http = new HttpClient { BaseAddress = platform.Gateway };
        return await http.GetByteArrayAsync($"credentials/{certificate.PublicId}.{form}");
    }

    /// <summary>The picture alone.</summary>
    private static byte[] Bare(byte[] badge)
    {
        if (badge.AsSpan().IndexOf("iTXt"u8) is > 0 and var name)
        {
            var chunk = name - 4;
            var length = BinaryPrimitives.ReadInt32BigEndian(badge.AsSpan(chunk)) + 12;
            return [.. badge[..chunk], .. badge[(chunk + length)..]];
        }

        var end = "</openbadges:credential>"u8;
        var (from, to) = (badge.AsSpan().IndexOf("<openbadges:credential>"u8), badge.AsSpan().IndexOf(end));
        return [.. badge[..from], .. badge[(to + end.Length)..]];
    }
}
