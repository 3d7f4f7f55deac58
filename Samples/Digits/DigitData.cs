using NetGen;
using Samples;

namespace Digits;

/// <summary>The digits beside the program, shared out under the seed: 70 % train, 15 % validate, 15 % test, each class alike.</summary>
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
            throw new OptionException($"--train-rows must be at most {data.Count}, the rows of the training part, but is {count}.");
        }

        int[] rows = [.. Enumerable.Range(0, data.Count)];
        new Random(seed.GetHashCode()).Shuffle(rows);
        return data.Rows(rows.AsSpan(0, count));
    }
}
