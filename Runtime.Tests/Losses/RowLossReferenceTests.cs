using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Losses;

/// <summary>The losses against PyTorch's numbers, batch value and gradient.</summary>
/// <remarks>
/// Tolerance 10⁻⁵ relative and 10⁻⁶ absolute: both sides compute in single precision, where the exponentials of logits up to 10 already differ by
/// some 10⁻⁶ relative, and sums over at most 76 elements add as much again.
/// </remarks>
public class RowLossReferenceTests
{
    private const double Relative = 1e-5;
    private const double Absolute = 1e-6;

    private static readonly IReadOnlyDictionary<string, ReferenceCase> Layers = ReferenceCases.Load("layers.json");
    private static readonly IReadOnlyDictionary<string, ReferenceCase> Losses = ReferenceCases.Load("losses.json");

    public static TheoryData<string> LossNames => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(LossNames))]
    public void Weighted_and_smoothed_losses_agree_with_PyTorch(string name)
    {
        var reference = Losses[name];
        Check(reference, reference.Text("loss"), sum: false);
    }

    [Theory]
    [InlineData("loss_mse_mean", "MeanSquaredError", false)]
    [InlineData("loss_mse_sum", "MeanSquaredError", true)]
    [InlineData("loss_l1_mean", "MeanAbsoluteError", false)]
    [InlineData("loss_smooth_l1_mean", "Huber", false)]
    [InlineData("loss_huber_delta15_mean", "Huber", false, 0f, 1.5f)]
    [InlineData("loss_cross_entropy_mean", "CrossEntropy", false)]
    [InlineData("loss_cross_entropy_sum", "CrossEntropy", true)]
    [InlineData("loss_cross_entropy_label_smoothing", "CrossEntropy", false, 0.1f)]
    [InlineData("loss_cross_entropy_soft", "SoftCrossEntropy", false)]
    [InlineData("loss_bce_with_logits_mean", "BinaryCrossEntropy", false)]
    public void Plain_losses_agree_with_PyTorch(string name, string loss, bool sum, float labelSmoothing = 0, float delta = 1) =>
        Check(Layers[name], loss, sum, labelSmoothing, delta);

    private static void Check(ReferenceCase reference, string lossName, bool sum, float labelSmoothing = 0, float delta = 1)
    {
        var x = reference.Inputs["x"];
        bool takesLabels = lossName == "CrossEntropy";
        float[]? weights = reference.Inputs.GetValueOrDefault("weight")?.Values;
        int[]? labels = takesLabels ? reference.Inputs["target"].ToLabels() : null;
        var targets = new PinnedTargets(labels, takesLabels ? null : reference.Inputs["target"].Values, weights, reference.Inputs.GetValueOrDefault("pos_weight")?.Values);
        var loss = ByName(lossName, reference.Option("label_smoothing", labelSmoothing), reference.Option("delta", delta));

        // What the batch is divided by: see the summaries of the functions. PyTorch's sum of squares runs over the outputs too.
        double divisor = takesLabels && weights != null ? labels!.Sum(label => (double)weights[label]) : x.Rows;
        if (sum)
        {
            divisor = takesLabels ? 1 : 1.0 / x.Columns;
        }

        double total = 0;
        var gradient = new List<float>();
        for (int row = 0; row < x.Rows; row++)
        {
            var (value, slope) = targets.Run(loss, x.Values.AsSpan(row * x.Columns, x.Columns), row, (float)(1 / divisor));
            total += value;
            gradient.AddRange(slope);
        }

        NumericAssert.Close(reference.Outputs[0].Values[0], total / divisor, Relative, Absolute, "loss");
        NumericAssert.Close(reference.InputGradients["x"].Values, [.. gradient], Relative, Absolute, "gradient");
    }

    private static RowLoss ByName(string name, float labelSmoothing, float delta) => name switch
    {
        "CrossEntropy" => (ref x, n, in t, r, s, ref g) => RowLosses.CrossEntropy(ref x, n, labelSmoothing, t, r, s, ref g),
        "SoftCrossEntropy" => (ref x, n, in t, r, s, ref g) => RowLosses.SoftCrossEntropy(ref x, n, labelSmoothing, t, r, s, ref g),
        "BinaryCrossEntropy" => RowLosses.BinaryCrossEntropy,
        "MeanSquaredError" => RowLosses.MeanSquaredError,
        "MeanAbsoluteError" => RowLosses.MeanAbsoluteError,
        "Huber" => (ref x, n, in t, r, s, ref g) => RowLosses.Huber(ref x, n, delta, t, r, s, ref g),
        _ => throw new ArgumentException($"No loss is called {name}.", nameof(name)),
    };
}
