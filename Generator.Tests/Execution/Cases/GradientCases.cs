using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>The networks of the gradient tests: a covering array over everything that a dense network may have, and structures that it does not reach.</summary>
internal static class GradientCases
{
    private const int CasesPerCompilation = 50;
    private static readonly int[] Widths = [1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100];

    private static readonly Axis[] Axes =
    [
        Axis.Of("inputs", Widths),
        Axis.Of("hidden", Widths),
        Axis.Of("outputs", Widths),
        new Axis("activation", [.. Enum.GetValues<Activation>().Where(a => a != Activation.None).Cast<object>(), "own"]),
        new Axis("loss", LossCase.All),
        Axis.Of("batch", 1, 2, 3, 7, 32, 33),
        Axis.Of("preprocessing", "none", "rescale", "standardize"),
        Axis.Of("isLayer", false, true),
        Axis.Of("bias", false, true),
        Axis.Of("dropout", 0.0, 0.3),
        Axis.Of("rowWeights", false, true),
        Axis.Of("outputWeights", false, true),
    ];

    private static readonly Exclusion[] Exclusions =
    [
        Exclusion.Of<int, LossCase>("outputs", "loss", (outputs, loss) => outputs == 1 && loss.TakesClassWeights),
        Exclusion.Of<LossCase, bool>("loss", "outputWeights", (loss, weights) => weights && !loss.TakesClassWeights && !loss.TakesPositiveWeights),
        Exclusion.Of<object, bool>("activation", "isLayer", (activation, isLayer) => activation is "own" && !isLayer),
    ];

    private static readonly Lazy<IReadOnlyList<NetworkCase>> CoveringCases = new(() => [.. CoveringArray.Pairwise(Axes, Exclusions).Select(Network)]);

    /// <summary>Every value of every axis and every pair of two values occurs.</summary>
    public static IReadOnlyList<NetworkCase> Covering => CoveringCases.Value;

    /// <summary>Structures beside the one of the covering array.</summary>
    public static IReadOnlyList<NetworkCase> Structures { get; } =
    [
        // Widths of whole kilobytes, whose rows are kept apart by 16 floats, and several panels.
        new NetworkCase(256) { Rows = 13 }.Dense(512, Activation.ReLU).Dropout(0.2).Dense(256, Activation.Tanh).Dense(10).Loss(LossCase.CrossEntropy),
        new NetworkCase(48) { Rows = 50 }.Dense(768, Activation.Softmax).Dense(40, Activation.SiLU).Dense(256).Loss(LossCase.MeanSquaredError),

        // Images: a file counts channel, height, width.
        new NetworkCase(3, 4, 2) { Rows = 5 }.Rescale(0.5, 0.1).Flatten().Dense(9, Activation.GELU).Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(2, 5, 3) { Rows = 14 }.Flatten().Standardize().Dense(17, Activation.Mish).Dense(2).Loss(LossCase.BinaryCrossEntropy),

        // One layer, and none with parameters.
        new NetworkCase(6) { Rows = 13 }.Dense(4).Loss(LossCase.CrossEntropy),
        new NetworkCase(19) { Rows = 3 }.Layer(Activation.Tanh).Loss(LossCase.MeanSquaredError),
        new NetworkCase(19) { Rows = 3 }.Layer(Activation.Softmax),
        new NetworkCase(16) { Rows = 12 }.Standardize().Rescale(2, -1).Layer(Activation.GELU).Layer(Activation.LogSoftmax).Loss(LossCase.Huber),

        // Activations as the output, twice in a row, around dropout, before everything; dropout first and twice.
        new NetworkCase(8) { Rows = 25 }.Dense(20, Activation.LogSoftmax).Layer(Activation.Tanh).Dense(11, Activation.Softmax).Loss(LossCase.MeanSquaredError),
        new NetworkCase(8) { Rows = 6 }.Dropout(0.1).Dense(24, Activation.SELU).Dropout(0.2).Layer(Activation.Sigmoid).Dropout(0.3).Dense(6, Activation.Softplus).Loss(LossCase.Custom),
        new NetworkCase(33) { Rows = 11 }.Layer(Activation.ELU).OwnActivation().Dense(18).OwnActivation().Layer(Activation.HardSwish).Dense(5).Loss(LossCase.MeanAbsoluteError),
        new NetworkCase(10) { Rows = 12 }.Rescale(0.3, -0.2).Layer(Activation.Softmax).Dropout(0.5).Dense(10, bias: false).Layer(Activation.LogSoftmax).Layer(Activation.ReLU).Dense(3),

        // Depth.
        new NetworkCase(7) { Rows = 19, HasRowWeights = true }
            .Standardize().Dense(16, Activation.ReLU).Dense(16, Activation.Tanh).Dense(16, Activation.Mish).Dense(16, Activation.GELUTanh).Dense(1).Loss(LossCase.StandardizedMeanSquaredError),
    ];

    /// <summary>The structures and 60 of each covering array, at the full scale all of it, in several compilations.</summary>
    public static IReadOnlyList<CaseSet> Sets { get; } = InSets(small: 60);

    /// <summary>The structures and 20 of each covering array, at the full scale all of it: for the instruction sets.</summary>
    public static IReadOnlyList<CaseSet> LaneSets { get; } = InSets(small: 20);

    private static IReadOnlyList<CaseSet> InSets(int small)
    {
        var others = Structures.Concat(TestScale.Choose(small, Covering)).Concat(ImageCases.Structures).Concat(TestScale.Choose(small, ImageCases.Covering))
            .Concat(ConvolutionCases.Structures).Concat(TestScale.Choose(small, ConvolutionCases.Covering))
            .Concat(TransposedConvolutionCases.Structures).Concat(TestScale.Choose(small, TransposedConvolutionCases.Covering))
            .Concat(RecurrentCases.Structures).Concat(TestScale.Choose(small / 10, RecurrentCases.Covering))
            .Concat(BatchNormCases.Structures).Concat(TestScale.Choose(small, BatchNormCases.Covering));
        return [.. others.Chunk(CasesPerCompilation).Prepend([.. GraphCases.All]).Select((chunk, i) => new CaseSet(chunk, i * CasesPerCompilation))];
    }

    private static NetworkCase Network(CoveringRow row)
    {
        var network = new NetworkCase(row.Get<int>("inputs"))
        {
            Rows = row.Get<int>("batch"),
            HasRowWeights = row.Get<bool>("rowWeights"),
            HasOutputWeights = row.Get<bool>("outputWeights"),
        };
        _ = row.Get<string>("preprocessing") switch
        {
            "rescale" => network.Rescale(0.5, 0.25),
            "standardize" => network.Standardize(),
            _ => network,
        };

        bool bias = row.Get<bool>("bias");
        int hidden = row.Get<int>("hidden");
        _ = (row["activation"], row.Get<bool>("isLayer")) switch
        {
            (Activation activation, false) => network.Dense(hidden, activation, bias),
            (Activation activation, true) => network.Dense(hidden, bias: bias).Layer(activation),
            _ => network.Dense(hidden, bias: bias).OwnActivation(),
        };

        return network.Dropout(row.Get<double>("dropout")).Dense(row.Get<int>("outputs"), bias: bias).Loss(row.Get<LossCase>("loss"));
    }
}
