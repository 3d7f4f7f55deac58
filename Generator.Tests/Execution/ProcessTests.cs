using System.Globalization;
using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Execution.Child;

namespace NetGen.Generator.Tests.Execution;

/// <summary>What only shows in processes of their own: allocations, and the same bits in one process and the next.</summary>
public sealed class ProcessTests(ProcessTests.Program program) : IClassFixture<ProcessTests.Program>
{
    public static TheoryData<int> Networks => [.. Enumerable.Range(0, Program.Cases.Length)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_step_allocates_nothing(int network)
    {
        string[] lines = program.Process.Run("allocations", Number(network), "40").Split('\n');

        Assert.Equal(8, lines.Length);
        Assert.All(lines, line => Assert.EndsWith(": 0 0", line.TrimEnd(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Two_processes_train_to_the_same_bits_and_a_third_predicts_them_from_the_file(int network)
    {
        string file = program.Process.PathOf($"network{network}.safetensors");
        string first = program.Process.Run("train", Number(network), program.Process.PathOf("other.safetensors"));
        string second = program.Process.Run("train", Number(network), file);
        string loaded = program.Process.Run("predict", Number(network), file);

        Assert.Equal(first, second);
        Assert.Equal(second[(second.IndexOf(' ', StringComparison.Ordinal) + 1)..], loaded);
        Assert.True(loaded.Split(' ').Distinct().Count() > 2, $"The network answers all rows alike: {loaded}");
    }

    private static string Number(int network) => network.ToString(CultureInfo.InvariantCulture);

    /// <summary>One program for all tests of the class.</summary>
    public sealed class Program : IDisposable
    {
        internal static readonly NetworkCase[] Cases =
        [
            new NetworkCase(5).Rescale(0.5, 0.1).Standardize().Dense(24, Activation.ReLU).Dropout(0.2).Dense(9, Activation.GELU).Dense(3).Loss(LossCase.CrossEntropy),
            new NetworkCase(4).Standardize().Dense(17, Activation.Tanh).Dropout(0.1).Dense(2).Loss(LossCase.StandardizedMeanSquaredError),
            new NetworkCase(6).Dense(300, Activation.Softmax).Dense(20).OwnActivation().Dense(7).Loss(LossCase.Custom),
        ];

        internal ChildProcess Process { get; } = new(new CaseSet(Cases, firstSeed: 0).Compilation);

        public void Dispose() => Process.Dispose();
    }
}
