using System.Runtime.CompilerServices;

namespace LocalDelivery.Routing.Search;

/// <summary>A fast random generator with its own state, so that equal seeds give equal plans on every machine (xoroshiro128+, Blackman and Vigna 2018).</summary>
internal sealed class Rng
{
    private ulong a;
    private ulong b;

    public Rng(ulong seed)
    {
        a = SplitMix(ref seed);
        b = SplitMix(ref seed);
    }

    /// <summary>0 ≤ result &lt; <paramref name="below"/>; the bias of multiply-and-shift (Lemire 2019) is far below what a search could notice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int below) => (int)(((ulong)(uint)(Next() >> 32) * (uint)below) >> 32);

    /// <summary>0 ≤ result &lt; 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        var (s0, s1) = (a, b);
        var result = s0 + s1;
        s1 ^= s0;
        a = System.Numerics.BitOperations.RotateLeft(s0, 24) ^ s1 ^ (s1 << 16);
        b = System.Numerics.BitOperations.RotateLeft(s1, 37);
        return result;
    }

    /// <summary>A number that looks random and is always the same for the same one (SplitMix64, Steele, Lea and Flood 2014).</summary>
    public static ulong Mix(ulong number) => SplitMix(ref number);

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
