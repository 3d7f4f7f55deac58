using NetGen.Generator.Tests.Execution.Reference;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>The networks of the gradient tests that go through sequences step by step.</summary>
internal static class RecurrentCases
{
    private static readonly Axis[] Axes =
    [
        new Axis("kind", [.. Enum.GetValues<RecurrentKind>().Cast<object>()]),
        Axis.Of("steps", 1, 2, 3, 5, 12, 40),
        Axis.Of("features", 1, 3, 8, 17),
        Axis.Of("units", 1, 2, 7, 8, 9, 16, 17, 33, 65),
        Axis.Of("batch", 1, 2, 5, 6, 12, 17, 33),
        Axis.Of("layers", 1, 2),
        Axis.Of("isBidirectional", false, true),
        Axis.Of("before", "nothing", "activation", "convolution"),
        Axis.Of("after", "last step", "all steps", "dense per step", "another"),
        Axis.Of("isVariable", false, true),
        Axis.Of("isLearnt", false, true),
    ];

    // Long sequences of wide states take the reference minutes, and ReLU grows over many steps until rounding is all there is.
    private static readonly Exclusion[] Exclusions =
    [
        Exclusion.Of<int, int>("steps", "units", (steps, units) => steps * units > 500),
        Exclusion.Of<int, int>("steps", "batch", (steps, batch) => steps * batch > 240),
        Exclusion.Of<int, int>("units", "batch", (units, batch) => units * batch > 600),
        Exclusion.Of<string, bool>("after", "isVariable", (after, isVariable) => isVariable && after == "all steps"),
        Exclusion.Of<object, int>("kind", "steps", (kind, steps) => kind is RecurrentKind.ReLU && steps > 5),
    ];

    private static readonly Lazy<IReadOnlyList<NetworkCase>> AllCovering = new(() => [.. CoveringArray.Pairwise(Axes, Exclusions).Select(Network)]);

    /// <summary>Every value of every axis and every pair of two values occurs.</summary>
    public static IReadOnlyList<NetworkCase> Covering => AllCovering.Value;

    /// <summary>Structures beside those of the covering array.</summary>
    public static IReadOnlyList<NetworkCase> Structures { get; } =
    [
        new NetworkCase(7, 2) { Rows = 6, HasRowWeights = true }.Recurrent(RecurrentKind.LSTM, 9).Dropout(0.3).LastStep().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(7, 2) { Rows = 6, HasRowWeights = true, IsVariable = true }
            .Recurrent(RecurrentKind.LSTM, 9).Dropout(0.3).LastStep().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(12) { Rows = 7, IsVariable = true }
            .Embedding(20, 5).Recurrent(RecurrentKind.GRU, 11, layers: 2).LastStep().Dense(4).Loss(LossCase.CrossEntropy),
        new NetworkCase(9, 4) { Rows = 13, IsVariable = true }
            .CausalConvolution(6, 3, dilation: 2).Layer(Activation.Tanh).CausalConvolution(5, 2, stride: 2).LayerNorm().LastStep().Dense(2).Loss(LossCase.MeanSquaredError),
        new NetworkCase(12) { Rows = 7 }.Embedding(20, 5).Recurrent(RecurrentKind.GRU, 11, layers: 2).LastStep().Dense(4).Loss(LossCase.CrossEntropy),
        new NetworkCase(9, 4) { Rows = 13 }
            .CausalConvolution(6, 3, dilation: 2).Layer(Activation.Tanh).CausalConvolution(5, 2, stride: 2).Flatten().Dense(2).Loss(LossCase.MeanSquaredError),
        new NetworkCase(1, 3) { Rows = 1 }
            .Recurrent(RecurrentKind.ResetBeforeGRU, 1, layers: 2, isBidirectional: true).LastStep(isBidirectional: true).Dense(2).Loss(LossCase.MeanSquaredError),
        new NetworkCase(5, 2) { Rows = 33 }.Recurrent(RecurrentKind.ResetBeforeGRU, 65).LastStep().Dense(2).Loss(LossCase.MeanSquaredError),
        new NetworkCase(5, 2) { Rows = 33, IsVariable = true }
            .Recurrent(RecurrentKind.ResetBeforeGRU, 33, isBidirectional: true).LastStep(isBidirectional: true).Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(6, 3) { Rows = 8 }
            .DensePerStep(17, bias: false).LayerNorm().Layer(Activation.SiLU)
            .Recurrent(RecurrentKind.LSTM, 5, layers: 3, isBidirectional: true).LastStep(isBidirectional: true).Dense(2),
    ];

    private static NetworkCase Network(CoveringRow row)
    {
        var kind = (RecurrentKind)row["kind"]!;
        bool isBidirectional = row.Get<bool>("isBidirectional");
        int units = row.Get<int>("units");
        var network = new NetworkCase(row.Get<int>("steps"), row.Get<int>("features")) { Rows = row.Get<int>("batch"), IsVariable = row.Get<bool>("isVariable") };
        _ = row.Get<string>("before") switch
        {
            "activation" => network.Layer(Activation.Tanh),
            "convolution" => network.CausalConvolution(4, 2),
            _ => network,
        };
        network.Recurrent(kind, units, row.Get<int>("layers"), isBidirectional, row.Get<bool>("isLearnt"));
        return row.Get<string>("after") switch
        {
            "last step" => network.LastStep(isBidirectional).Dense(3).Loss(LossCase.CrossEntropy),
            "all steps" => network.FlattenSteps().Dense(2).Loss(LossCase.MeanSquaredError),
            "dense per step" => network.DensePerStep(3).Loss(PerStepLoss(row)),
            _ => network.Recurrent(RecurrentKind.GRU, 4).LastStep().Dense(2).Loss(LossCase.MeanSquaredError),
        };
    }

    // Among many differences one is always at the kink of an absolute value.
    private static LossCase PerStepLoss(CoveringRow row)
    {
        var loss = LossCase.PerStep[row.Get<int>("units") % LossCase.PerStep.Count];
        return row.Get<int>("steps") * row.Get<int>("batch") > 40 && loss.Reference == LossCase.MeanAbsoluteError.Reference ? LossCase.PerStep[0] : loss;
    }
}
