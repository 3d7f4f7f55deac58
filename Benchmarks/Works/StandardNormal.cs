namespace NetGen.Benchmarks.Works;

/// <summary>Standard-normal random numbers: number i is a function of seed and i alone.</summary>
internal static class StandardNormal
{
    private const double TwoToMinus32 = 1.0 / (1L << 32);

    /// <summary>The first numbers of a seed (Box–Muller of two uniforms; SplitMix64 of the counter).</summary>
    public static float[] Numbers(int count, ulong seed)
    {
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            ulong bits = Mix(seed, (ulong)i);
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
            labels[i] = (int)(Mix(seed, (ulong)i) % (uint)classes);
        }

        return labels;
    }

    private static ulong Mix(ulong seed, ulong counter)
    {
        ulong z = seed + ((counter + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
