using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Courses.Sessions;

/// <summary>
/// What a point shows so that people can say they are there: eight characters that change every minute, so that one
/// sent to a friend at home is soon worth nothing.
/// </summary>
internal static class CheckInCode
{
    /// <summary>Crockford's letters: none looks or sounds like another.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    internal const int Length = 8;

    internal const int StepSeconds = 60;

    /// <summary>The code of this minute and when the next one takes its place.</summary>
    internal static (string Code, DateTimeOffset ChangesAt) At(byte[] key, int point, DateTimeOffset now)
    {
        var step = now.ToUnixTimeSeconds() / StepSeconds;
        return (Code(key, point, step), DateTimeOffset.FromUnixTimeSeconds((step + 1) * StepSeconds));
    }

    /// <summary>The minute before counts too: typing takes its time.</summary>
    internal static bool IsValid(byte[] key, int point, string code, DateTimeOffset now)
    {
        var step = now.ToUnixTimeSeconds() / StepSeconds;
        var given = Encoding.ASCII.GetBytes(code.ToUpper(CultureInfo.InvariantCulture));
        return new[] { step, step - 1 }.Any(one =>
            CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, point, one)), given));
    }

    private static string Code(byte[] key, int point, long step)
    {
        Span<byte> message = stackalloc byte[12];
        BinaryPrimitives.WriteInt32BigEndian(message, point);
        BinaryPrimitives.WriteInt64BigEndian(message[4..], step);
        var number = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, message));
        return string.Create(Length, number, static (letters, value) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = Letters[(int)(value >> (5 * i)) & 31];
        });
    }
}
