namespace NetGen.Runtime.Tests.Training.Heads;

/// <summary>A class and a number from the same hidden values.</summary>
[Network(3)]
[Standardize]
[Dense(12, Activation.Tanh, Name = "trunk")]
[Dense(3)]
[CrossEntropyLoss(Name = "kind")]
[Dense(1, From = "trunk")]
[MeanSquaredErrorLoss(Name = "price", Weight = 0.5)]
internal sealed partial class KindAndPrice;

/// <summary>Two classifiers, one of a single logit, and numbers.</summary>
[Network(3)]
[Dense(8, Activation.Tanh, Name = "trunk")]
[Dense(3)]
[CrossEntropyLoss(Name = "kind")]
[Dense(1, From = "trunk")]
[BinaryCrossEntropyLoss(Name = "isLarge")]
[Dense(2, From = "trunk")]
[MeanAbsoluteErrorLoss(Name = "sizes", Weight = 0.25)]
internal sealed partial class ThreeHeads;

/// <summary>Rows whose classes and numbers are functions of their three inputs.</summary>
internal static class HeadData
{
    public static readonly string[] Kinds = ["flat", "house", "hut"];

    /// <summary>The parts of the rows.</summary>
    public static (float[] Inputs, int[] Kinds, float[] Prices, int[] AreLarge, float[] Sizes) Parts(int rows, int seed = 1)
    {
        var random = new Random(seed);
        float[] inputs = new float[3 * rows], prices = new float[rows], sizes = new float[2 * rows];
        int[] kinds = new int[rows], areLarge = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            var input = inputs.AsSpan(3 * row, 3);
            foreach (ref float value in input)
            {
                value = (2 * random.NextSingle()) - 1;
            }

            kinds[row] = input[0] > 0.3f ? 2 : input[1] > 0 ? 1 : 0;
            prices[row] = 3 + input[0] - (0.4f * input[2]);
            areLarge[row] = input[2] > 0 ? 1 : 0;
            (sizes[2 * row], sizes[(2 * row) + 1]) = (input[1], input[0] + input[2]);
        }

        return (inputs, kinds, prices, areLarge, sizes);
    }

    /// <summary>What <see cref="KindAndPrice"/> learns.</summary>
    public static Dataset KindAndPrice(int rows = 120, int seed = 1)
    {
        var parts = Parts(rows, seed);
        return Dataset.FromArrays(parts.Inputs, 3, [DatasetHead.FromLabels("kind", parts.Kinds, Kinds), DatasetHead.FromNumbers("price", parts.Prices)]);
    }

    /// <summary>What <see cref="ThreeHeads"/> learns, in another order than its heads have, and with one that it does not have.</summary>
    public static Dataset ThreeHeads(int rows = 120, int seed = 1)
    {
        var parts = Parts(rows, seed);
        return Dataset.FromArrays(parts.Inputs, 3,
        [
            DatasetHead.FromNumbers("price", parts.Prices),
            DatasetHead.FromNumbers("sizes", parts.Sizes, 2),
            DatasetHead.FromLabels("isLarge", parts.AreLarge, ["small", "large"]),
            DatasetHead.FromLabels("kind", parts.Kinds, Kinds),
        ]);
    }
}
