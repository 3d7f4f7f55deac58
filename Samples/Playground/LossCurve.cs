namespace Playground;

/// <summary>The losses of all steps in a fixed amount of memory: when it is full, neighbours are averaged.</summary>
internal sealed class LossCurve
{
    private const int Capacity = 512;

    private readonly float[] means = new float[Capacity];
    private int count;
    private int stepsPerMean = 1;
    private double sum;
    private int summed;

    /// <summary>Adds the loss of a step.</summary>
    public void Add(float loss)
    {
        sum += loss;
        if (++summed < stepsPerMean)
        {
            return;
        }

        means[count++] = (float)(sum / summed);
        sum = 0;
        summed = 0;
        if (count == Capacity)
        {
            count /= 2;
            stepsPerMean *= 2;
            for (int i = 0; i < count; i++)
            {
                means[i] = (means[2 * i] + means[(2 * i) + 1]) / 2;
            }
        }
    }

    /// <summary>The mean loss of one of several equal parts of the steps so far; NaN if there is none.</summary>
    public float Mean(int part, int parts)
    {
        int from = part * count / parts, to = Math.Max(from + 1, (part + 1) * count / parts);
        if (to > count)
        {
            return float.NaN;
        }

        double total = 0;
        for (int i = from; i < to; i++)
        {
            total += means[i];
        }

        return (float)(total / (to - from));
    }
}
