using System.Globalization;
using NetGen.Generated;
using NetGen.Generator.Tests.Documentation;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Gradients of drawn networks whose rows have drawn lengths, against differences of the loss along the gradient.</summary>
/// <remarks>
/// The loss at w + εu and w − εu, u the gradient's direction and ε = 0.01, differs by 2ε·|g|, up to ε² times its third derivative and the rounding of a loss in single precision, some 10⁻⁷ of it
/// over 2ε: 2 % and 5·10⁻⁵ are allowed. That rows give what they give by themselves, and full rows what plain loops in double precision give, is tested elsewhere.
/// 6 networks times <c>NETGEN_TEST_SCALE</c>, up to 60.
/// </remarks>
[Trait("Category", "Long")]
public class LengthGradientTests
{
    private const int All = 60;
    private const float Step = 0.01f;
    private static readonly int[] Steps = [1, 2, 3, 5, 8, 12, 25, 40], Batches = [1, 2, 3, 5, 11, 12, 17, 33], Widths = [1, 2, 3, 7, 8, 9, 16, 17, 33, 65];

    [Fact]
    public void Gradients_of_drawn_networks_and_lengths()
    {
        var drawn = TestScale.Choose(6, [.. Enumerable.Range(0, All).Select(Draft.Draw)]);
        string source = "using NetGen;\n" + string.Concat(drawn.Select((draft, i) => $"{draft.Attributes} public sealed partial class Drawn{i};\n"));
        var assembly = GeneratedAssembly.Load(DocumentedPrograms.Run(source, program: false).CheckedOutput());
        for (int i = 0; i < drawn.Count; i++)
        {
            Check(GeneratedAssembly.CoreOf(assembly.Create($"Drawn{i}", seed: i)), drawn[i], i);
        }
    }

    private static void Check(NetworkCore core, Draft draft, int seed)
    {
        var random = new Random(seed);
        var network = core.Description;
        int[] lengths = [.. Enumerable.Range(0, draft.Rows).Select(_ => random.Next(1, draft.Steps + 1))];
        float[] inputs = [.. Enumerable.Range(0, draft.Rows * network.InputShape.Size).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        int[] labels = [.. Enumerable.Range(0, draft.Rows * network.LabelCount).Select(_ => random.Next(3))];
        float[] values = [.. Enumerable.Range(0, draft.Rows * network.TargetCount).Select(_ => (float)random.NextDouble())];
        double before = Loss();
        Assert.True(double.IsFinite(before), $"{draft}: {before}");
        float[] gradient = core.Gradients.ToArray();
        double size = Math.Sqrt(gradient.Sum(g => (double)g * g));

        // Predictions have the same loss: nothing of these networks is random.
        float[] outputs = new float[draft.Rows * network.OutputShape.Size];
        core.Predict(inputs, lengths, outputs);
        Assert.Equal(before, core.EvaluateLoss(outputs, Targets()).Mean, 1e-5 * (1 + before));
        double difference = (Moved(Step) - Moved(-Step)) / (2 * Step);
        Assert.True(
            Math.Abs(difference - size) <= (0.02 * size) + 5e-5,
            string.Create(CultureInfo.InvariantCulture, $"{draft}: the gradient's length is {size}, but the loss grows by {difference}"));

        TargetBatch Targets() => new() { Labels = labels, Values = values, Lengths = lengths };

        double Loss() => core.ComputeGradients(inputs, Targets()).Mean;

        double Moved(float step)
        {
            float[] weights = core.Storage.Parameters.Span.ToArray();
            for (int i = 0; i < gradient.Length; i++)
            {
                core.Storage.Parameters.Span[i] += (float)(step * gradient[i] / Math.Max(size, 1e-12));
            }

            double loss = Loss();
            weights.CopyTo(core.Storage.Parameters.Span);
            return loss;
        }
    }

    /// <summary>A drawn network.</summary>
    private sealed record Draft(string Attributes, int Steps, int Rows)
    {
        public static Draft Draw(int number)
        {
            // Each value occurs, in combinations that are drawn.
            var random = new Random(1000 + number);
            int steps = LengthGradientTests.Steps[number % LengthGradientTests.Steps.Length], rows = Batches[random.Next(Batches.Length)], width = Widths[number % Widths.Length];
            string before = Pick(
                "", "Conv1D(4, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2), ", "Conv1D(5, 2, Padding = Padding.Same), ",
                "Dense(6, Activation.Tanh, PerStep = true), ",
                "LayerNorm, Dense(3, PerStep = true), ", "AvgPool1D(3, Stride = 2, Padding = Padding.Same), ",
                "Conv1D(3, 4, Stride = 3, Padding = Padding.Same), ");

            // A normalisation of one value is always 0.
            int features = Pick(1, 2, 3, 8, 17) + (before.StartsWith("LayerNorm", StringComparison.Ordinal) ? 1 : 0);
            var (kind, form) = Pick(("LSTM", ""), ("GRU", ""), ("GRU", ", ResetAfter = false"), ("RNN", ""));
            string recurrent = $"{kind}({width}{form}{Pick("", "", ", Layers = 2")}{Pick("", ", Bidirectional = true")})";
            string after = Pick(
                "LastStep, Dense(3), CrossEntropyLoss", "GlobalAvgPool, Dense(2), MeanSquaredErrorLoss",
                "Dense(2, PerStep = true), MeanSquaredErrorLoss(PerStep = true)",
                "Dense(3, PerStep = true), CrossEntropyLoss(PerStep = true, IgnoreIndex = 2)", "GRU(4), LastStep, Dense(1), BinaryCrossEntropyLoss",
                "Dense(1, PerStep = true), HuberLoss(PerStep = true)");
            return new Draft($"[Network({steps}, {features}, VariableLength = true), {before}{recurrent}, {after}]", steps, rows);

            T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
        }

        public override string ToString() => $"{Attributes}, {Rows} rows";
    }
}
