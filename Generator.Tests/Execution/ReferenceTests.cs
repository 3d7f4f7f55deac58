using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Execution.Reference;
using NetGen.Generator.Tests.Execution.Scenarios;

namespace NetGen.Generator.Tests.Execution;

/// <summary>The gradients of the reference itself against central differences of its loss.</summary>
public class ReferenceTests
{
    /// <summary>With a step h the difference is off by h² times the third derivative, about 1e-10, and by the rounding 2⁻⁵³/h of the loss, about 1e-11.</summary>
    private const double Step = 1e-5;

    private const double Tolerance = 1e-7;

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>().Where(a => a != Activation.None)];

    public static TheoryData<int> Losses => [.. Enumerable.Range(0, LossCase.All.Count)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activations_have_their_derivatives(Activation activation) =>
        Check(new NetworkCase(3) { Rows = 4 }.Rescale(0.7, 0.2).Dense(5, activation).Dropout(0.3).Dense(4).Layer(activation).Loss(LossCase.MeanSquaredError));

    [Fact]
    public void The_own_activation_has_its_derivative() =>
        Check(new NetworkCase(2, 2, 2) { Rows = 4 }.Flatten().Standardize().Dense(5).OwnActivation().Dense(4).Loss(LossCase.MeanSquaredError));

    [Theory]
    [MemberData(nameof(Losses))]
    public void Losses_have_their_derivatives(int loss) =>
        Check(new NetworkCase(3) { Rows = 5, HasRowWeights = true, HasOutputWeights = true }.Dense(4, Activation.Tanh).Dense(3).Loss(LossCase.All[loss]));

    private static void Check(NetworkCase network)
    {
        const long Seed = 1;
        var data = CaseData.Create(network, (int)Seed);
        var inputs = data.Inputs;
        ulong dropoutBase = ReferenceNetwork.DropoutBase(Seed, 0);
        var gradients = data.Expected.Skip(GradientScenario.FirstGradient).Take(network.Reference.Parameters.Count).ToArray();
        for (int tensor = 0; tensor < gradients.Length; tensor++)
        {
            var values = network.Reference.Parameters[tensor].Values;
            for (int i = 0; i < values.Length; i++)
            {
                AssertDifference(values, i, Loss, gradients[tensor][i].Value, $"{network}: parameter {tensor}, value {i}");
            }
        }

        // The input gradient belongs to the output gradient of the data instead: to the sum of their products.
        for (int i = 0; i < inputs.Length * inputs[0].Length; i++)
        {
            AssertDifference(inputs[i / inputs[0].Length], i % inputs[0].Length, Product, data.Expected[GradientScenario.InputGradient][i].Value, $"{network}: input {i}");
        }

        double Loss() => network.Reference.Loss(network.Reference.Outputs(inputs, dropoutBase), data.RowTargets!, data.RowWeightsOrOnes).Value;

        double Product() => network.Reference.Outputs(inputs, dropoutBase)
            .SelectMany(row => row)
            .Select((y, i) => y.Value * data.Arguments[GradientScenario.OutputGradient][i]).Sum();
    }

    private static void AssertDifference(Bounded[] values, int index, Func<double> function, double gradient, string what)
    {
        var value = values[index];
        values[index] = new Bounded(value.Value + Step, 0);
        double above = function();
        values[index] = new Bounded(value.Value - Step, 0);
        double below = function();
        values[index] = value;

        double difference = (above - below) / (2 * Step);
        Assert.True(
            Math.Abs(difference - gradient) <= Tolerance * Math.Max(1, Math.Abs(gradient)),
            FormattableString.Invariant($"{what}: the gradient is {gradient:R}, the difference {difference:R}."));
    }
}
