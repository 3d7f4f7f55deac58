namespace Amp;

/// <summary>A made-up device to learn, and something to play through it.</summary>
internal static class Device
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 48_000;

    /// <summary>Plucked strings of random pitch (Karplus and Strong 1983), with pauses between them.</summary>
    public static float[] Play(double seconds, int seed)
    {
        var random = new Random(seed);
        float[] signal = new float[(int)(seconds * SampleRate)];
        for (int start = 0; start < signal.Length; start += (int)(SampleRate * (0.15 + (0.35 * random.NextDouble()))))
        {
            float[] loop = new float[(int)(SampleRate / (80 * Math.Pow(2, 3 * random.NextDouble())))];
            float loudness = (float)(0.2 + (0.6 * random.NextDouble()));
            for (int i = 0; i < loop.Length; i++)
            {
                loop[i] = loudness * (float)((2 * random.NextDouble()) - 1);
            }

            for (int i = 0; i < SampleRate && start + i < signal.Length; i++)
            {
                int at = i % loop.Length;
                signal[start + i] = Math.Clamp(signal[start + i] + loop[at], -1, 1);
                loop[at] = 0.497f * (loop[at] + loop[(at + 1) % loop.Length]);
            }
        }

        return signal;
    }

    /// <summary>
    /// What the device does: it takes the bass away, drives a valve that bends one half of the wave more than the other, and dulls the result.
    /// </summary>
    public static float[] Run(ReadOnlySpan<float> signal)
    {
        float[] output = new float[signal.Length];
        double bass = 0, dull = 0;
        for (int i = 0; i < signal.Length; i++)
        {
            bass += 0.02 * (signal[i] - bass);
            double drive = 4 * (signal[i] - bass);
            double valve = drive > 0 ? Math.Tanh(drive) : Math.Tanh(0.6 * drive);
            dull += 0.35 * (valve - dull);
            output[i] = (float)(0.7 * dull);
        }

        return output;
    }
}
