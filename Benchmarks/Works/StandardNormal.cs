using NetGen.Generated;

namespace NetGen.Benchmarks.Works;

/// <summary>Standard-normal random numbers: number i is a function of seed and i alone.</summary>
internal static class StandardNormal
{
    private const double TwoToMinus32 = 1.0 / (1L << 32);

    /// <summary>The first numbers of a seed (Box–Muller of two uniforms; the bits are NetGen's counter-based ones).</summary>
    public static float[] Numbers(int count, ulong seed)
    {
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            ulong bits = CounterRandom.Mix(seed, (ulong)i);
            double radius = Math.Sqrt(-2 * Math.Log(((bits >> 32) + 1) * TwoToMinus32));
            numbers[i] = (float)(radius * Math.Cos(2 * Math.PI * (uint)bits * TwoToMinus32));
        }

        return numbers;
    }

    /// <summary>The first random classes of a seed.</summary>
    public static int[] Classes(int count, int classes, ulong seed)
    {
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = CounterRandom.Below(seed, (ulong)i, classes);
        }

        return labels;
    }
}
