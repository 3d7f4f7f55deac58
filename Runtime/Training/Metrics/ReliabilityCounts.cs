namespace NetGen;

/// <summary>Counts rows by their confidence.</summary>
internal sealed class ReliabilityCounts(int binCount)
{
    private readonly (long Rows, long Right, double Confidence)[] bins = new (long, long, double)[binCount];

    public void Clear() => Array.Clear(bins);

    /// <summary>Counts a row; one whose confidence is not a number is in no bin.</summary>
    public void Add(double confidence, bool isRight)
    {
        if (!double.IsNaN(confidence))
        {
            ref var bin = ref bins[Math.Clamp((int)Math.Ceiling(confidence * bins.Length) - 1, 0, bins.Length - 1)];
            bin = (bin.Rows + 1, bin.Right + (isRight ? 1 : 0), bin.Confidence + confidence);
        }
    }

    /// <summary>The result for all rows so far.</summary>
    public Reliability Total() => new([.. bins.Select((bin, i) => new ReliabilityBin(
        (double)i / bins.Length,
        (i + 1.0) / bins.Length,
        bin.Rows,
        bin.Rows == 0 ? double.NaN : bin.Confidence / bin.Rows,
        bin.Rows == 0 ? double.NaN : (double)bin.Right / bin.Rows))]);
}
