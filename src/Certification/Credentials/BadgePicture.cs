using System.Buffers.Binary;
using System.Text;
using QRCoder;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The badge as PNG, for what takes no SVG: the code that leads to the verify page, with the credential baked in (Open
/// Badges 3.0, section 5.3.1: one chunk <c>iTXt</c>, not compressed).
/// </summary>
internal static class BadgePicture
{
    private const int PixelsPerModule = 10;

    // The signature of eight bytes and the first chunk, which must stay the first.
    private const int AfterHeader = 8 + 25;

    internal static byte[] Of(string credential, string verification)
    {
        using var qr = QRCodeGenerator.GenerateQrCode(verification, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(qr);
        var png = picture.GetGraphic(PixelsPerModule);
        byte[] text = [.. "iTXtopenbadgecredential\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes(credential)];
        var chunk = new byte[text.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, text.Length - 4);
        text.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4..), Crc32(text));
        return [.. png.AsSpan(0, AfterHeader), .. chunk, .. png.AsSpan(AfterHeader)];
    }

    /// <summary>The check sum of PNG (ISO 3309), a bit at a time: a badge is small.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) * 0xedb88320);
        }

        return ~sum;
    }
}
