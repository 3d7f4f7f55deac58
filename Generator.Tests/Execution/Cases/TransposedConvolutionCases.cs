using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>The networks of the gradient tests that convolve the other way round.</summary>
internal static class TransposedConvolutionCases
{
    private static readonly Axis[] Axes =
    [
        Axis.Of("height", 1, 2, 5, 9),
        Axis.Of("width", 1, 3, 6, 12),
        Axis.Of("channels", 1, 3, 6, 7, 8, 16, 17, 32),
        Axis.Of("filters", 1, 3, 6, 7, 8, 16, 17),
        Axis.Of("kernel", 1, 2, 3, 5),
        Axis.Of("stride", 1, 2, 3),
        Axis.Of("padding", 0, 1, 2),
        Axis.Of("outputPadding", 0, 1, 2),
        Axis.Of("bias", true, false),
        Axis.Of("before", "nothing", "activation", "dropout", "convolution"),
        Axis.Of("after", "nothing", "activation", "dense", "dropout", "transposed"),
        Axis.Of("batch", 1, 3, 8),
    ];

    private static readonly Lazy<IReadOnlyList<NetworkCase>> AllCovering = new(() => [.. CoveringArray.Pairwise(Axes, Fits).Select(Network)]);

    /// <summary>Every value of every axis and every pair of two values occurs, where they go together.</summary>
    public static IReadOnlyList<NetworkCase> Covering => AllCovering.Value;

    /// <summary>Structures beside those of the covering array.</summary>
    public static IReadOnlyList<NetworkCase> Structures { get; } =
    [
        // Down and up again, as an autoencoder goes; a rectangular window.
        new NetworkCase(12, 12, 1) { Rows = 5 }
            .Convolution(8, 3, stride: 2, padding: 1).Layer(Activation.Tanh).Convolution(16, 3, stride: 2, padding: 1).Layer(Activation.GELU)
            .TransposedConvolution(8, 3, stride: 2, padding: 1, outputPadding: 1).Layer(Activation.Tanh).TransposedConvolution(1, 3, stride: 2, padding: 1, outputPadding: 1)
            .Flatten().Loss(LossCase.MeanSquaredError),
        new NetworkCase(3, 5, 20) { Rows = 4 }.TransposedConvolution(5, 2, stride: 2, kernelWidth: 4).Layer(Activation.SiLU).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
    ];

    private static bool Fits(CoveringRow row)
    {
        int stride = row.Get<int>("stride"), more = row.Get<int>("outputPadding") - (2 * row.Get<int>("padding")) + row.Get<int>("kernel");
        return row.Get<int>("outputPadding") < stride && ((row.Get<int>("height") - 1) * stride) + more > 0 && ((row.Get<int>("width") - 1) * stride) + more > 0;
    }

    private static NetworkCase Network(CoveringRow row)
    {
        int channels = row.Get<int>("channels");
        var network = new NetworkCase(row.Get<int>("height"), row.Get<int>("width"), channels) { Rows = row.Get<int>("batch") };
        _ = row.Get<string>("before") switch
        {
            "activation" => network.Layer(Activation.Tanh),
            "dropout" => network.Convolution(channels, 1).Dropout(0.3),
            "convolution" => network.Convolution(channels, 1),
            _ => network,
        };
        network.TransposedConvolution(
            row.Get<int>("filters"), row.Get<int>("kernel"), row.Get<int>("stride"), row.Get<int>("padding"), row.Get<int>("outputPadding"), row.Get<bool>("bias"));
        return row.Get<string>("after") switch
        {
            "activation" => network.Layer(Activation.Tanh),
            "dropout" => network.Dropout(0.3),
            "dense" => network.Flatten().Dense(3).Loss(LossCase.CrossEntropy),
            "transposed" => network.Layer(Activation.Tanh).TransposedConvolution(2, 2),
            _ => network,
        };
    }
}
