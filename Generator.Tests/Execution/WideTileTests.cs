using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Execution.Child;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// The tiles with vectors of 512 bits, here where the processor has them, and those without in a process of their own: both are compared with the reference, and with each other to the bit,
/// so that a processor with AVX-512 trains what one without it trains.
/// </summary>
public sealed class WideTileTests
{
    // One, two, three and more panels; inputs that are no multiple of 4 or 12; layers too narrow for wide tiles between them; batches below, at and above the tiles' rows.
    private static readonly NetworkCase[] Cases =
    [
        new NetworkCase(19) { Rows = 8 }.Dense(32, Activation.Tanh).Dense(48, Activation.ReLU).Dense(10).Loss(LossCase.CrossEntropy),
        new NetworkCase(16) { Rows = 16 }.Dense(16, Activation.GELU).Dropout(0.3).Dense(9, Activation.SiLU).Dense(2).Loss(LossCase.CrossEntropy),
        new NetworkCase(37) { Rows = 33 }.Standardize().Dense(100, Activation.Softplus).Dropout(0.2).Dense(33, Activation.ReLU).Dense(17).Loss(LossCase.StandardizedMeanSquaredError),
        new NetworkCase(90) { Rows = 5 }.Dense(70, Activation.ReLU).Dense(24, Activation.Tanh).Dense(12).Loss(LossCase.CrossEntropy),

        // Images: lines of 8, 7, 4 and of a length that no tile divides; one, two and three panels, partly filled; runs with and without a rest; padding, stride, groups; a batch of several turns.
        new NetworkCase(12, 12, 6) { Rows = 9 }.Convolution(16, 5).Layer(Activation.Tanh).Pool(false, 2).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(9, 10, 3) { Rows = 5 }.Convolution(12, 3).Layer(Activation.Tanh).Dropout(0.2).Convolution(40, 2, padding: 1).Layer(Activation.GELU).GlobalPool(false).Dense(2).Loss(LossCase.CrossEntropy),
        new NetworkCase(14, 14, 5) { Rows = 3 }.Convolution(24, 3, padding: -1).Layer(Activation.ReLU).Convolution(33, 2, stride: 2).Layer(Activation.ReLU).Convolution(20, 3, padding: -1).Flatten().Dense(2).Loss(LossCase.CrossEntropy),
        new NetworkCase(8, 4, 9) { Rows = 17 }.Convolution(18, 1).Layer(Activation.ReLU).Convolution(36, 3, padding: 1, groups: 2).Layer(Activation.SiLU).Convolution(17, 4).Flatten().Dense(2).Loss(LossCase.MeanSquaredError),
        new NetworkCase(7, 8, 20) { Rows = 4 }.TransposedConvolution(10, 3, stride: 2).Layer(Activation.ReLU).Convolution(34, 1, hasBias: false).GlobalPool(true).Dense(2).Loss(LossCase.CrossEntropy),
    ];

    private static readonly CaseSet Set = new(Cases, firstSeed: 100);
    private static readonly Lazy<GeneratedAssembly> Here = new(() => GeneratedAssembly.Load(Set.Compilation));
    private static readonly Lazy<float[][][]> WithoutWideVectors = new(() => ChildGradients.Run(Set, new() { ["DOTNET_EnableAVX512"] = "0" }).Results);

    public static TheoryData<int> Networks => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Wide_and_narrow_tiles_give_the_same_bits(int network) => Assert.Equal(Bits(WithoutWideVectors.Value[network]), Bits(Set.Run(Here.Value, network)));

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_tiles_of_this_processor_compute_what_the_attributes_say(int network) => Set.Check(network, Set.Run(Here.Value, network));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Narrow_tiles_compute_what_the_attributes_say(int network) => Set.Check(network, WithoutWideVectors.Value[network]);

    private static int[][] Bits(float[][] values) => [.. values.Select(v => v.Select(BitConverter.SingleToInt32Bits).ToArray())];
}
