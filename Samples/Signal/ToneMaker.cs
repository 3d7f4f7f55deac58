using NetGen;

namespace Signal;

/// <summary>Makes short sounds at 8 kHz: each contains a call of a third to half its length, at any pitch and loudness, with noise and a hum.</summary>
internal static class ToneMaker
{
    public const int Length = 1024;
    private const double SampleRate = 8000;

    /// <summary>The calls: a rising tone, a falling one, a trembling one, and two alternating tones.</summary>
    public static readonly string[] Calls = ["rising", "falling", "trembling", "two tones"];

    /// <summary>A number of sounds, all calls equally often; a function of the seed.</summary>
    public static Dataset Make(int count, int seed)
    {
        var random = new Random(seed);
        float[] sounds = new float[count * Length];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % Calls.Length;
            Fill(sounds.AsSpan(i * Length, Length), labels[i], random);
        }

        return Dataset.FromArrays(sounds, Length, labels, Calls);
    }

    private static void Fill(Span<float> sound, int call, Random random)
    {
        int length = random.Next(Length / 3, Length / 2), start = random.Next(Length - length);
        double pitch = Between(400, 1600), loudness = Between(0.3, 1), phase = Between(0, Math.Tau);
        double humPhase = Between(0, Math.Tau), hum = Between(0, 0.3), noise = Between(0.05, 0.5), speed = Between(25, 40);
        for (int i = 0; i < sound.Length; i++)
        {
            double time = i / SampleRate;
            sound[i] = (float)((hum * Math.Sin((Math.Tau * 50 * time) + humPhase)) + (noise * Normal()));
            if (i >= start && i < start + length)
            {
                double part = (double)(i - start) / length;
                phase += Math.Tau * pitch * Bend(call, part, time, speed) / SampleRate;

                // Calls fade in and out, so that their start or end alone does not reveal them.
                sound[i] += (float)(loudness * Math.Sin(Math.PI * part) * Math.Sin(phase));
            }
        }

        double Between(double least, double most) => least + (random.NextDouble() * (most - least));

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
    }

    /// <summary>The factor of the pitch at a point of the call.</summary>
    private static double Bend(int call, double part, double time, double speed) => call switch
    {
        0 => 0.75 + (0.5 * part),
        1 => 1.25 - (0.5 * part),
        2 => 1 + (0.15 * Math.Sin(Math.Tau * speed * time)),
        _ => (int)(part * 6) % 2 == 0 ? 0.85 : 1.15,
    };
}
