namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN07xx: what does not run step by step.</summary>
internal static class StreamCases
{
    public static IEnumerable<DiagnosticCase> All =>
    [
        new(
            "stream of a vector", "[Network(4)] [{|NETGEN0701:Streaming|}] [Dense(2)] public partial class Net;",
            "[Streaming] needs one input (steps, features) and one head, but 'Net' has the input 4"),
        new(
            "stream of an image", "[Network(4, 4, 1)] [{|NETGEN0701:Streaming|}] [Conv2D(2, 1)] public partial class Net;",
            "[Streaming] needs one input (steps, features) and one head, but 'Net' has the input 4×4×1"),
        new(
            "stream of several inputs",
            "[Network] [Input(\"a\", 8, 3)] [Input(\"b\", 8, 3)] [{|NETGEN0701:Streaming|}] [LSTM(3, From = \"a\")] [Add(\"b\")] public partial class Net;",
            "[Streaming] needs one input (steps, features) and one head, but 'Net' has several inputs"),
        new(
            "stream of several heads",
            "[Network(8, 3)] [{|NETGEN0701:Streaming|}] [LSTM(3, Name = \"body\")] [Output(\"a\")] [Dense(1, PerStep = true, From = \"body\")] "
            + "[Output(\"b\")] public partial class Net;",
            "[Streaming] needs one input (steps, features) and one head, but 'Net' has several heads"),
        new(
            "stream without a network", "[{|NETGEN0005:Streaming|}] public partial class Net;",
            "'Net' has [Streaming] but no [Network] attribute that makes it a network") { KeepsMembers = false },
        Layer(
            "LSTM(4, Bidirectional = true)", "Bidirectional = true",
            "LSTM 'lstm1' also goes from the last step to the first, so [Streaming] cannot run it step by step: leave Bidirectional out, and give it more "
            + "units or Layers"),
        Layer(
            "Conv1D(4, 3, Padding = Padding.Same)", "Padding = Padding.Same",
            "Conv1D 'conv1D1' sees later steps, so [Streaming] cannot run it step by step: set Padding to Padding.Causal"),
        Layer("Conv1D(4, 3)", "Conv1D(4, 3)", "Conv1D 'conv1D1' sees later steps, so [Streaming] cannot run it step by step: set Padding to Padding.Causal"),
        Layer(
            "Conv1D(4, 1, PaddingSize = 1)", "PaddingSize = 1",
            "Conv1D 'conv1D1' adds steps at both ends, so [Streaming] cannot run it step by step: leave PaddingSize out"),
        Layer(
            "Conv1D(4, 2, Padding = Padding.Causal, Stride = 2)", "Stride = 2",
            "Conv1D 'conv1D1' gives one step for 2, so [Streaming] cannot run it step by step: set Stride to 1"),
        Layer(
            "MaxPool1D(2)", "MaxPool1D(2)",
            "MaxPool1D 'maxPool1D1' takes several steps together, so [Streaming] cannot run it step by step: "
            + "[Conv1D(…, Padding = Padding.Causal)] and recurrent layers look back step by step"),
        Layer(
            "GlobalAvgPool", "GlobalAvgPool",
            "GlobalAvgPool 'globalAvgPool1' takes several steps together, so [Streaming] cannot run it step by step: "
            + "[Conv1D(…, Padding = Padding.Causal)] and recurrent layers look back step by step"),
        Layer(
            "LastStep", "LastStep",
            "LastStep 'lastStep1' gives the last of all steps, so [Streaming] cannot run it step by step: "
            + "leave it out: [Dense(…, PerStep = true)] gives every step, and you take the last you need"),
        Layer(
            "Flatten", "Flatten",
            "Flatten 'flatten1' takes all steps together, so [Streaming] cannot run it step by step: [Dense(…, PerStep = true)] takes each by itself"),
        Layer(
            "Reshape(24)", "Reshape(24)",
            "Reshape 'reshape1' takes all steps together, so [Streaming] cannot run it step by step: [Dense(…, PerStep = true)] takes each by itself"),
        Layer(
            "GroupNorm(1)", "GroupNorm(1)",
            "GroupNorm 'groupNorm1' normalises all steps together, so [Streaming] cannot run it step by step: "
            + "[LayerNorm] normalises each step by itself, and [BatchNorm] by its running statistics"),
        Layer(
            "LayerNorm(Axes = 2)", "Axes = 2",
            "LayerNorm 'layerNorm1' normalises all steps together, so [Streaming] cannot run it step by step: leave Axes out: each step is normalised by "
            + "itself then"),
        Layer(
            "Standardize", "Standardize",
            "Standardize 'standardize1' scales each step by a mean and a deviation of its own, so [Streaming] cannot run it step by step: "
            + "use [BatchNorm] or [Rescale], or scale the data, all steps alike"),
        new(
            "stream with standardized targets",
            "[Network(8, 3)] [Streaming] [GRU(2)] [MeanSquaredErrorLoss(PerStep = true, {|NETGEN0702:StandardizeTargets = true|})] public partial class Net;",
            "[MeanSquaredErrorLoss] scales each step by a deviation of its own, so [Streaming] cannot run it step by step: scale the targets in the data, "
            + "all steps alike"),
    ];

    private static DiagnosticCase Layer(string attribute, string marked, string message) => new(
        $"stream with {attribute}",
        $"[Network(8, 3)] [Streaming] [{attribute.Replace(marked, $"{{|NETGEN0702:{marked}|}}", StringComparison.Ordinal)}] public partial class Net;",
        message);
}
