using System.Globalization;
using System.Text;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// One training of a <see cref="TrialSweep"/>: draws the values that it is to try. Each is a function of the sweep's seed, the number of the trial and the
/// value's name alone, so a trial is the same wherever and whenever it runs.
/// </summary>
public sealed class Trial
{
    // Keeps the keys of trials apart from those of shuffles, weights, rows and dropout.
    private const ulong Stream = 0x547269616C73;
    private readonly ulong key;
    private readonly Dictionary<string, string> values = [];

    /// <summary>A trial, as a sweep makes it.</summary>
    /// <param name="seed">The sweep's seed.</param>
    /// <param name="number">The number of the trial, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0.</exception>
    public Trial(long seed, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Number = number;
        key = CounterRandom.Mix(CounterRandom.Mix((ulong)seed, Stream), (ulong)number);
    }

    /// <summary>The number of the trial, from 0.</summary>
    public int Number { get; }

    /// <summary>A seed of the trial's own, for weights, order and dropout. Trials that are to differ in their values alone take a fixed one.</summary>
    public long Seed => (long)(KeyOf("seed") >> 1);

    /// <summary>What was drawn so far, as text, in the order of the draws.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>A number between two, each part of the range as likely as another.</summary>
    /// <param name="name">What it is called in the table; the same name gives the same number.</param>
    /// <param name="from">The lower bound, included.</param>
    /// <param name="to">The greatest.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not finite, or <paramref name="to"/> is below <paramref name="from"/>.</exception>
    public float Uniform(string name, float from, float to)
    {
        CheckRange(from, to, float.MinValue);
        return Note(name, Math.Clamp((float)(from + (((double)to - from) * Fraction(name))), from, to));
    }

    /// <summary>A number between two, each factor of the range as likely as another: for rates and decays.</summary>
    /// <param name="name">What it is called in the table; the same name gives the same number.</param>
    /// <param name="from">The least, above 0.</param>
    /// <param name="to">The greatest.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not finite and above 0, or <paramref name="to"/> is below <paramref name="from"/>.</exception>
    public float LogUniform(string name, float from, float to)
    {
        CheckRange(from, to, float.Epsilon);
        return Note(name, Math.Clamp((float)(from * Math.Pow((double)to / from, Fraction(name))), from, to));
    }

    /// <summary>A whole number between two, both included, each as likely as another.</summary>
    /// <param name="name">What it is called in the table; the same name gives the same number.</param>
    /// <param name="from">The lower bound, included.</param>
    /// <param name="to">The greatest.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is below <paramref name="from"/>.</exception>
    public int Whole(string name, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return Note(name, (int)(from + (long)Math.BigMul(KeyOf(name), (ulong)((long)to - from + 1), out _)));
    }

    /// <summary>One of several things, each as likely as another.</summary>
    /// <param name="name">What the choice is called in the table; the same name gives the same place.</param>
    /// <param name="among">The things.</param>
    /// <typeparam name="T">What they are.</typeparam>
    /// <exception cref="ArgumentException">There are none.</exception>
    public T Choice<T>(string name, params IReadOnlyList<T> among)
    {
        ArgumentNullException.ThrowIfNull(among);
        if (among.Count == 0)
        {
            throw new ArgumentException($"There is nothing to choose as '{VisibleText.Of(name)}'.", nameof(among));
        }

        return Note(name, among[(int)Math.BigMul(KeyOf(name), (ulong)among.Count, out _)]);
    }

    /// <summary>One line: <c>trial 7: rate 0.0031, batch 64</c>.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"trial {Number}: {string.Join(", ", values.Select(value => $"{VisibleText.Of(value.Key)} {VisibleText.Of(value.Value)}"))}");

    private static void CheckRange(float from, float to, float least)
    {
        if (!(from >= least && float.IsFinite(from)))
        {
            throw new ArgumentOutOfRangeException(nameof(from), from, least > 0 ? "The least must be finite and above 0." : "The least must be finite.");
        }

        if (!(to >= from && float.IsFinite(to)))
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, FormattableString.Invariant($"The greatest must be finite and at least {from}."));
        }
    }

    private T Note<T>(string name, T value)
    {
        values[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return value;
    }

    private double Fraction(string name) => (KeyOf(name) >> 11) * (1.0 / (1L << 53));

    /// <summary>64 random bits for a name: FNV-1a of its UTF-8.</summary>
    private ulong KeyOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ulong hash = 0xCBF29CE484222325;
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 0x100000001B3;
        }

        return CounterRandom.Mix(key, hash);
    }
}
