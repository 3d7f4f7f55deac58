namespace Playground;

/// <summary>Two spirals in the plane, rotated by half a turn against each other: no straight line separates them.</summary>
internal sealed class Spirals
{
    /// <summary>Every point is within −Extent to Extent, in both directions.</summary>
    public const float Extent = 4.5f;

    public const int Count = 194;

    private const double Turns = 1.25, Inner = 0.4, Outer = 4, Jitter = 0.06;

    private Spirals(float[] inputs, float[] targets)
    {
        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>x and y of each point.</summary>
    public float[] Inputs { get; }

    /// <summary>0 or 1 for each point: its spiral.</summary>
    public float[] Targets { get; }

    /// <summary>Points on both spirals in turn, from the inside out, with a little noise; a function of the seed.</summary>
    public static Spirals Make(long seed)
    {
        var random = new Random(seed.GetHashCode());
        float[] inputs = new float[2 * Count], targets = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            int spiral = i % 2;
            double part = (double)(i / 2) / ((Count / 2) - 1);
            double radius = Inner + (part * (Outer - Inner)), angle = (part * Turns * Math.Tau) + (spiral * Math.PI);
            inputs[2 * i] = (float)((radius * Math.Cos(angle)) + Offset());
            inputs[(2 * i) + 1] = (float)((radius * Math.Sin(angle)) + Offset());
            targets[i] = spiral;
        }

        return new Spirals(inputs, targets);

        double Offset() => Jitter * ((2 * random.NextDouble()) - 1);
    }
}
