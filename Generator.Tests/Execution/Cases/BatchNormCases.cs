using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>Networks that normalise over the batch.</summary>
internal static class BatchNormCases
{
    private static readonly Axis[] Axes =
    [
        Axis.Of("pixels", 0, 1, 2, 6, 30),
        Axis.Of("channels", 1, 2, 3, 6, 7, 8, 9, 16, 17, 32, 48),
        Axis.Of("isSignal", false, true),
        Axis.Of("batch", 2, 3, 7, 33),
        Axis.Of("before", "input", "product", "shared", "activation"),
        Axis.Of("after", "nothing", "dense", "activation", "dropout"),
    ];

    private static readonly Lazy<IReadOnlyList<NetworkCase>> All = new(() => [.. CoveringArray.Pairwise(Axes, _ => true).Select(Network)]);

    /// <summary>Every value of every axis and every pair of two values occurs.</summary>
    public static IReadOnlyList<NetworkCase> Covering => All.Value;

    /// <summary>Structures beside those of the covering array.</summary>
    public static IReadOnlyList<NetworkCase> Structures { get; } =
    [
        // One after the other, at both ends, of one image, and with preprocessing and dropout around.
        new NetworkCase(5) { Rows = 9 }.BatchNorm().BatchNorm().Dense(7, bias: false).BatchNorm(),
        new NetworkCase(4, 5, 3) { Rows = 1 }.Convolution(6, 3, hasBias: false).BatchNorm().Layer(Activation.ReLU).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(6) { Rows = 14, HasRowWeights = true }
            .Standardize().BatchNorm().Dropout(0.3).Dense(17, bias: false).BatchNorm().Layer(Activation.GELU).Dropout(0.2).Dense(2).Loss(LossCase.MeanSquaredError),

        // A flattened image, whose file order the parameters take; a residual block; both operands of a sum normalised.
        new NetworkCase(4, 4, 3) { Rows = 6 }.Pool(true, 2, 1).Flatten().BatchNorm().Dense(5, Activation.Tanh).Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(6, 5, 3) { Rows = 5 }
            .Convolution(8, 3, padding: -1, hasBias: false).BatchNorm().Layer(Activation.Tanh).Named("a").Convolution(8, 3, padding: -1, hasBias: false).BatchNorm().Layer(Activation.GELU)
            .Convolution(8, 3, padding: -1, hasBias: false).BatchNorm().Add("a").Layer(Activation.Tanh).Pool(false, 2).GlobalPool(false).Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(12) { Rows = 25 }
            .Dense(10, bias: false).BatchNorm().Named("a").From("input").Dense(10, bias: false).BatchNorm().Add("a").Layer(Activation.Tanh).Dense(2).Loss(LossCase.CrossEntropy),
    ];

    private static NetworkCase Network(CoveringRow row)
    {
        int pixels = row.Get<int>("pixels"), channels = row.Get<int>("channels");
        int[] shape = pixels == 0 ? [channels] : row.Get<bool>("isSignal") ? [pixels, channels] : [pixels / Math.Min(pixels, 3), Math.Min(pixels, 3), channels];
        var network = Before(row.Get<string>("before"), new NetworkCase(shape) { Rows = row.Get<int>("batch") }, channels).BatchNorm();
        if (row.Get<string>("before") == "shared")
        {
            network.Add("shared");
        }

        return row.Get<string>("after") switch
        {
            "activation" => network.Layer(Activation.Tanh),
            "dropout" => network.Dropout(0.3),
            "dense" => network.Flatten().Dense(3).Loss(LossCase.CrossEntropy),
            _ => network,
        };
    }

    /// <summary>What gives the values: the caller, a product, a layer whose output another takes too, an activation.</summary>
    private static NetworkCase Before(string kind, NetworkCase network, int channels) => kind switch
    {
        "product" when network.IsVector => network.Dense(channels, bias: false),
        "product" => network.Convolution(channels, 1, hasBias: false),
        "shared" => network.Layer(Activation.Tanh).Named("shared"),
        "activation" => network.Layer(Activation.GELU),
        _ => network,
    };
}
