using System.Globalization;
using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Execution.Child;

namespace NetGen.Generator.Tests.Execution;

/// <summary>What only shows in processes of their own: allocations, and the same bits in one process and the next.</summary>
public sealed class ProcessTests(ProcessTests.Program program) : IClassFixture<ProcessTests.Program>
{
    public static TheoryData<int> Networks => [.. Enumerable.Range(0, Program.AllocatingNetwork)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_step_allocates_nothing(int network)
    {
        string[] lines = Run("allocations", network, "40", network == Program.SharedNetwork ? 3 : 1).Split('\n');

        Assert.Equal(8, lines.Length);
        Assert.All(lines, line => Assert.EndsWith(": 0 0", line.TrimEnd(), StringComparison.Ordinal));
    }

    [Fact]
    public void An_allocation_is_seen()
    {
        // The own loss of this network makes an array each time: 24 bytes of header and length and 8 floats.
        string[] lines = Run("allocations", Program.AllocatingNetwork, "40", 1).Split('\n');

        Assert.Contains("EvaluateLoss: 71680 143360", lines);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Two_processes_train_to_the_same_bits_and_a_third_predicts_them_from_the_file(int network)
    {
        string file = program.Process.PathOf($"network{network}.safetensors");
        string first = Run("train", network, program.Process.PathOf("other.safetensors"), 1);
        string second = Run("train", network, file, network == Program.SharedNetwork ? 3 : 1);
        string loaded = Run("predict", network, file, 1);

        Assert.Equal(first, second);
        Assert.Equal(second[(second.IndexOf(' ', StringComparison.Ordinal) + 1)..], loaded);
        Assert.True(loaded.Split(' ').Distinct().Count() > 2, $"The network answers all rows alike: {loaded}");
    }

    [Fact]
    public void Every_number_of_workers_trains_to_the_same_bits()
    {
        string[] results = [.. new[] { 1, 2, 3, 8 }.Select(workers => Run("train", Program.SharedNetwork, program.Process.PathOf("shared.safetensors"), workers))];

        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    private string Run(string command, int network, string argument, int workers) =>
        program.Process.Run(command, network.ToString(CultureInfo.InvariantCulture), argument, workers.ToString(CultureInfo.InvariantCulture));

    /// <summary>One program for all tests of the class.</summary>
    public sealed class Program : IDisposable
    {
        /// <summary>The one that is large enough for workers to pay.</summary>
        internal const int SharedNetwork = 3;

        internal const int AllocatingNetwork = 4;

        internal static readonly NetworkCase[] Cases =
        [
            new NetworkCase(5).Rescale(0.5, 0.1).Standardize().Dense(24, Activation.ReLU).Dropout(0.2).Dense(9, Activation.GELU).Dense(3).Loss(LossCase.CrossEntropy),
            new NetworkCase(4).Standardize().Dense(17, Activation.Tanh).Dropout(0.1).Dense(2).Loss(LossCase.StandardizedMeanSquaredError),
            new NetworkCase(6).Dense(300, Activation.Softmax).Dense(20).OwnActivation().Dense(7).Loss(LossCase.Custom),
            new NetworkCase(64).Standardize().Dense(256, Activation.ReLU).Dropout(0.2).Dense(200, Activation.Tanh).Dense(3).Loss(LossCase.CrossEntropy),
            new NetworkCase(3).Dense(2).Loss(new LossCase("Loss<WastefulLoss>", null, TargetKind.Number)),
        ];

        internal ChildProcess Process { get; } = new(new CaseSet(Cases, firstSeed: 0).Compilation);

        public void Dispose() => Process.Dispose();
    }
}
