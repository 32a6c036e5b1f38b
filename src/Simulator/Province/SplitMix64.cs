namespace Platform.Simulator.Province;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014). Our own because the algorithm behind <see cref="Random"/> is not promised
/// to stay the same between versions of .NET, and a seed must name the same people for years. Integers only: no
/// rounding to differ.
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>An independent stream, so that what one household draws does not move its neighbours.</summary>
    internal static SplitMix64 Stream(ulong seed, ulong number) =>
        new(new SplitMix64(seed).Next() ^ new SplitMix64(number + 0x632BE59BD9B4E019).Next());

    internal ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>
    /// From 0 to <paramref name="bound"/> - 1 (Lemire's multiplication; its bias is below 2⁻³² here).
    /// </summary>
    internal int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Both ends included.</summary>
    internal int Between(int first, int last) => first + Below(last - first + 1);

    internal bool Chance(int percent) => Below(100) < percent;

    internal T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    internal T Pick<T>(IReadOnlyList<Weighted<T>> items)
    {
        var draw = Below(items.Sum(item => item.Weight));
        foreach (var (item, weight) in items)
        {
            if (draw < weight)
                return item;

            draw -= weight;
        }

        throw new InvalidOperationException("Weights must be positive.");
    }
}

internal readonly record struct Weighted<T>(T Item, int Weight);
