using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Platform.Messaging.Outbox;

/// <summary>
/// UUIDv7 that rise within this process. EF inserts in the order of keys, so two events of one aggregate saved together
/// get their outbox ids, and with them their place in the stream, in the order in which they were added.
/// </summary>
internal sealed class MessageIds(TimeProvider time)
{
    private readonly Lock gate = new();
    private long last;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        var tick = NextTick();
        BinaryPrimitives.WriteInt64BigEndian(bytes, tick >> 12 << 16 | 0x7000 | tick & 0xFFF);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>
    /// 48 bits of milliseconds and 12 bits that count within one; the clock is lent a little when they run out.
    /// </summary>
    private long NextTick()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() << 12;
        lock (gate)
            return last = Math.Max(now, last + 1);
    }
}
