using System.Globalization;

namespace NetGen;

/// <summary>Inputs or targets so far from unit scale that a training is slow or diverges.</summary>
/// <param name="Warning">What was found and what to do, in a sentence.</param>
/// <param name="Remedy">What to do, as a clause in the imperative.</param>
internal sealed record ValueScale(string Warning, string Remedy)
{
    // Weights start for values with mean 0 and deviation 1. Numbers of one digit do no harm; grey values of 0 to 255 and prices do.
    private const double Greatest = 10, Least = 0.01;

    // Enough rows to see a scale, and little work beside an epoch.
    private const int FewestRows = 32, MostRows = 1000, MostValues = 1 << 20;

    // Layers that pass the scale of a row on to the next one.
    private static readonly string[] Passive = ["Rescale", "Flatten", "Reshape", "ZeroPad2D", "UpSample2D", "DepthToSpace", "SpaceToDepth", "LastStep", "Dropout", "Dropout2D", "GaussianNoise"];

    // Layers to which the scale of a row means nothing.
    private static readonly string[] Indifferent = ["BatchNorm", "LayerNorm", "GroupNorm", "Embedding"];

    private delegate ReadOnlySpan<float> RowReader(int row);

    /// <summary>Looks at the inputs, and at the targets of a regression, where the network does not standardise them.</summary>
    public static IEnumerable<ValueScale> Conspicuous(NetworkDescription network, Dataset train)
    {
        if (MindsScale(network))
        {
            var (factor, offset) = Rescaling(network);
            if (Find("inputs", train.FeatureNames, Moments.Of(train.Input, train.Count, train.InputSize, factor, offset)) is { } found)
            {
                yield return Advise(found, $"put [Standardize] or [Rescale] on {network.Name}");
            }
        }

        foreach (var head in network.Heads.Where(h => h.Loss is { IsRegression: true, StandardizeTargets: false }))
        {
            var rows = HeadData.Of(network, head, train)!;
            string what = network.HasHeads ? $"targets of '{head.Name}'" : "targets";
            if (Find(what, null, Moments.Of(rows.Target, rows.Count, rows.TargetSize, 1, 0)) is { } targets)
            {
                yield return Advise(targets, $"set StandardizeTargets on the loss of {(network.HasHeads ? $"'{head.Name}'" : network.Name)}");
            }
        }
    }

    private static bool MindsScale(NetworkDescription network)
    {
        string? first = network.Layers.Select(layer => layer.Kind.Split(',')[0]).FirstOrDefault(kind => !Passive.Contains(kind));
        return !network.Preprocessing.Any(step => step.Standardizes) && !Indifferent.Contains(first);
    }

    private static (double Factor, double Offset) Rescaling(NetworkDescription network)
    {
        double factor = 1, offset = 0;
        foreach (var step in network.Preprocessing)
        {
            (factor, offset) = (factor * step.Factor, (offset * step.Factor) + step.Offset);
        }

        return (factor, offset);
    }

    private static ValueScale Advise(string found, string remedy) =>
        new($"{found}. Weights learn best from values around 0 with a deviation of about 1: {remedy}.", remedy);

    /// <summary>The values that are far too large, or all of them if even the largest are far too small; null if neither is so.</summary>
    private static string? Find(string what, IReadOnlyList<string>? names, Moments[] all)
    {
        int worst = Array.IndexOf(all, all.MaxBy(m => m.Size)), large = all.Count(m => m.Size > Greatest);
        string name = names is null ? "" : $" ('{names[worst]}')";
        string example = FormattableString.Invariant($"number {worst}{name} has mean {Number(all[worst].Mean)} and deviation {Number(all[worst].Deviation)}");
        return large > 0 ? FormattableString.Invariant($"{large} of {all.Length} {what} {(large == 1 ? "is" : "are")} far from unit scale: {example}")
            : all[worst].Size is > 0 and < Least ? $"All {what} are far below unit scale: the largest, {example}"
            : null;
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) is 0 or >= 0.01 and < 1e6 ? "0.##" : "0.##e+0", CultureInfo.InvariantCulture);

    /// <summary>Mean and deviation of one value over rows.</summary>
    private readonly record struct Moments(double Mean, double Deviation)
    {
        public double Size => Math.Max(Math.Abs(Mean), Deviation);

        /// <summary>Those of every value, over rows that are spread evenly over the data.</summary>
        public static Moments[] Of(RowReader read, int count, int size, double factor, double offset)
        {
            int rows = Math.Min(count, Math.Clamp(MostValues / size, FewestRows, MostRows));
            double[] means = new double[size], squares = new double[size];
            for (int i = 0; i < rows; i++)
            {
                var row = read((int)((long)i * count / rows));
                for (int value = 0; value < size; value++)
                {
                    // Welford's update, which does not cancel where the mean is large.
                    double x = (row[value] * factor) + offset, difference = x - means[value];
                    means[value] += difference / (i + 1);
                    squares[value] += difference * (x - means[value]);
                }
            }

            return [.. means.Zip(squares, (mean, sum) => new Moments(mean, Math.Sqrt(sum / rows)))];
        }
    }
}
