using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Simulator.Province;

namespace Platform.Simulator.VNeId;

/// <summary>
/// Somebody who confirms certificates, as badly as one may meet it: a fifth of all replies is lost, late or double. The
/// protocol is our own; no public interface of VNeID is known to us, and none is claimed:
/// <list type="bullet">
/// <item><c>PUT /confirmations/REFERENCE</c> takes a request; the same one again changes nothing;</item>
/// <item><c>GET /confirmations/REFERENCE</c> tells what became of it, 404 where it never arrived;</item>
/// <item><c>GET /answers?after=N</c> tells the answers in their order, some twice, some never.</item>
/// </list>
/// What becomes of a reference follows from the seed and the reference alone.
/// </summary>
internal sealed class VNeIdSimulator(VNeIdOptions options, TimeProvider time)
{
    private const int PageSize = 100;
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Case> cases = [];
    private readonly List<Answer> told = [];
    private readonly PriorityQueue<Answer, DateTimeOffset> late = new();

    /// <summary>What is sent; nothing in it names a person.</summary>
    internal sealed record Request(
        Guid Reference, Guid Subject, string Criterion, int RuleVersion, DateOnly CertifiedOn);

    internal sealed record Answer(
        Guid Reference, string Outcome, string Receipt, DateTimeOffset DecidedAt, string? Reason = null);

    internal sealed record Standing(Answer? Answer = null);

    internal sealed record Page(IReadOnlyList<Answer> Items, int Next);

    /// <summary>How the reply to a call travels.</summary>
    internal enum Reply
    {
        AtOnce,
        Late,
        Never,
    }

    /// <summary>Takes a request. Only the reply to the first of the same reference goes astray.</summary>
    internal Reply Take(Guid reference)
    {
        lock (gate)
        {
            if (cases.ContainsKey(reference))
                return Reply.AtOnce;
            var fate = Fate.Of(options, reference);
            var now = time.GetUtcNow();
            var answer = fate.Outcome is { } outcome
                ? new Answer(reference, outcome, Receipt(reference), now, outcome == "rejected" ? fate.Reason : null)
                : null;
            cases[reference] = new Case(answer);
            if (answer is not null && fate.News is not Reply.Never)
            {
                var at = fate.News is Reply.Late ? now.AddMilliseconds(options.DelayMs) : now;
                for (var copies = fate.IsDouble ? 2 : 1; copies > 0; copies--)
                    late.Enqueue(answer, at);
            }

            return fate.Taken;
        }
    }

    /// <summary>What became of a reference, and how the reply travels: the first time as badly as any other.</summary>
    internal (Standing? Standing, Reply Reply) Find(Guid reference)
    {
        lock (gate)
        {
            if (!cases.TryGetValue(reference, out var found))
                return (null, Reply.AtOnce);
            var reply = found.WasAsked ? Reply.AtOnce : Fate.Of(options, reference).Found;
            cases[reference] = found with { WasAsked = true };
            return (new Standing(found.Answer), reply);
        }
    }

    internal Page Answers(int after)
    {
        lock (gate)
        {
            while (late.TryPeek(out var answer, out var at) && at <= time.GetUtcNow())
            {
                told.Add(answer);
                late.Dequeue();
            }

            var items = told.Skip(after).Take(PageSize).ToList();
            return new Page(items, Math.Min(after, told.Count) + items.Count);
        }
    }

    private string Receipt(Guid reference)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{options.Seed}:{reference}");
        return "VN-" + Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..16];
    }

    private sealed record Case(Answer? Answer, bool WasAsked = false);

    /// <param name="Taken">The reply to the request.</param>
    /// <param name="Found">The reply to the first question.</param>
    /// <param name="News">The answer among the others.</param>
    /// <param name="IsDouble">Whether it comes twice.</param>
    /// <param name="Outcome">What is decided; null: nothing, ever.</param>
    /// <param name="Reason">Why, where it is rejected.</param>
    private sealed record Fate(Reply Taken, Reply Found, Reply News, bool IsDouble, string? Outcome, string Reason)
    {
        private static readonly string[] Reasons =
            ["identity-level-too-low", "identity-not-found", "data-does-not-match"];

        internal static Fate Of(VNeIdOptions options, Guid reference)
        {
            var bytes = SHA256.HashData(reference.ToByteArray());
            var chance = SplitMix64.Stream(options.Seed, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            var (taken, found, news) = (Draw(ref chance), Draw(ref chance), Draw(ref chance));
            var isDouble = chance.Chance(options.DuplicatePercent);
            var decision = chance.Below(100);
            var outcome = decision < options.SilentPercent ? null
                : decision < options.SilentPercent + options.RejectPercent ? "rejected" : "accepted";
            return new Fate(taken, found, news, isDouble, outcome, chance.Pick(Reasons));

            Reply Draw(ref SplitMix64 stream) =>
                stream.Below(100) is var draw && draw < options.DropPercent ? Reply.Never
                    : draw < options.DropPercent + options.DelayPercent ? Reply.Late : Reply.AtOnce;
        }
    }
}
