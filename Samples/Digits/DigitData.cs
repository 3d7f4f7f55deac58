using NetGen;
using Samples;

namespace Digits;

/// <summary>The digits in the program's folder, split with the seed: 70 % training, 15 % validation, 15 % test, stratified by class.</summary>
internal static class DigitData
{
    public static (Dataset Train, Dataset Validation, Dataset Test) Load(Options options)
    {
        var digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), labelColumn: ^1);
        var (train, validation, test) = digits.Split(0.7, 0.15, 0.15, options.Seed);
        return (options.TrainRows is { } count ? Sample(train, count, options.Seed) : train, validation, test);
    }

    private static Dataset Sample(Dataset data, int count, long seed)
    {
        if (count > data.Count)
        {
            throw new OptionException($"--train-rows must be at most {data.Count}, the size of the training set, but is {count}.");
        }

        int[] rows = [.. Enumerable.Range(0, data.Count)];
        new Random(seed.GetHashCode()).Shuffle(rows);
        return data.Rows(rows.AsSpan(0, count));
    }
}
