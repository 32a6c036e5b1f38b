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
    private readonly byte[] random = new byte[4_096];
    private int unused;
    private long last;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        long tick;
        lock (gate)
        {
            tick = NextTick();
            NextRandom(bytes[8..]);
        }

        BinaryPrimitives.WriteInt64BigEndian(bytes, tick >> 12 << 16 | 0x7000 | tick & 0xFFF);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>
    /// 48 bits of milliseconds and 12 bits that count within one; the clock is lent a little when they run out.
    /// </summary>
    private long NextTick() // under the gate
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() << 12;
        return last = Math.Max(now, last + 1);
    }

    /// <summary>Drawn for many ids at once: asking the system costs more than all the rest.</summary>
    private void NextRandom(Span<byte> bytes)
    {
        if (unused == 0)
        {
            RandomNumberGenerator.Fill(random);
            unused = random.Length;
        }

        unused -= bytes.Length;
        random.AsSpan(unused, bytes.Length).CopyTo(bytes);
    }
}
