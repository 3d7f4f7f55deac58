namespace CartPole;

/// <summary>The lengths of a training's episodes; prints a line about them now and then.</summary>
internal sealed class Scores(int episodes, TextWriter output)
{
    public const int Window = 100;
    private const int LineEvery = 50;

    private readonly int[] last = new int[Window];
    private int count;
    private long steps;

    /// <summary>Whether all episodes are over.</summary>
    public bool IsComplete => count == episodes;

    /// <summary>The fraction of the training that is over, from 0 to 1.</summary>
    public float Progress => (float)count / episodes;

    /// <summary>The mean number of steps of the last hundred episodes, or of all while there are fewer.</summary>
    public double Mean => (double)last.Sum() / Math.Clamp(count, 1, Window);

    /// <summary>Records a finished episode; those after the last one do not count.</summary>
    public void Add(int length)
    {
        if (IsComplete)
        {
            return;
        }

        last[count % Window] = length;
        count++;
        steps += length;
        if (count % LineEvery == 0)
        {
            output.WriteLine($"episode {count,4}/{episodes}  {steps,7} steps  mean of the last {Math.Min(count, Window),3}: {Mean,5:0.0}");
        }
    }
}
