using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Predictions of any number of rows: tiles, what is left of them, blocks of tiles, and rows of one.</summary>
public class PredictionTests
{
    private const int Rows = 100;

    private static readonly CaseSet Networks = new(
        [
            new NetworkCase(7) { Rows = Rows }.Dense(5, Activation.Tanh).Dense(3),
            new NetworkCase(33) { Rows = Rows }.Rescale(0.5, 0.1).Dense(40, Activation.GELU).Dropout(0.5).Dense(17, Activation.Softmax),
            new NetworkCase(16) { Rows = Rows }.Dense(16, Activation.ReLU).Dense(32, Activation.LogSoftmax),
            new NetworkCase(5) { Rows = Rows }.Standardize().Dense(256, Activation.ReLU).Dense(1),
        ],
        firstSeed: 1);

    private static readonly Lazy<GeneratedAssembly> Assembly = new(() => GeneratedAssembly.Load(Networks.Compilation));

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Networks.Count)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Any_number_of_rows_gives_each_row_its_answer(int network)
    {
        var core = Networks.Create(Assembly.Value, network);
        float[] inputs = Networks.Arguments(network)[0];
        var expected = Networks.Predictions(network);
        int inputSize = inputs.Length / Rows, outputSize = expected.Count / Rows;
        for (int rows = 0; rows <= Rows; rows++)
        {
            // One float more than there is to write, to see that it stays.
            float[] outputs = new float[(rows * outputSize) + 1];
            outputs[^1] = float.MinValue;
            core.Predict(inputs.AsSpan(0, rows * inputSize), outputs.AsSpan(0, rows * outputSize));

            Assert.Equal(float.MinValue, outputs[^1]);
            for (int i = 0; i < rows * outputSize; i++)
            {
                Assert.True(expected[i].Accepts(outputs[i]), FormattableString.Invariant($"{rows} rows, output {i} is {outputs[i]:R} instead of {expected[i].Value:R} ± {expected[i].Tolerance:E1}."));
            }
        }
    }
}
