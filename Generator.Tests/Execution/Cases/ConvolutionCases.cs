using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>The networks of the gradient tests that convolve.</summary>
internal static class ConvolutionCases
{
    // How the window moves, and what it is multiplied with: no pair of two options across the two has a kernel of its own.
    private static readonly Axis[] WindowAxes =
    [
        Axis.Of("height", 1, 2, 5, 9, 33),
        Axis.Of("width", 1, 3, 6, 12, 29),
        Axis.Of("kernel", 1, 2, 3, 5, 7),
        Axis.Of("stride", 1, 2, 3),
        Axis.Of("padding", -1, 0, 1, 2),
        Axis.Of("dilation", 1, 2),
        Axis.Of("isSignal", false, true),
        Axis.Of("batch", 1, 2, 7, 33),
    ];

    private static readonly Axis[] ChannelAxes =
    [
        Axis.Of("channels", 1, 3, 6, 7, 8, 16, 17, 32),
        Axis.Of("filters", 1, 3, 6, 7, 8, 16, 17, 32),
        Axis.Of("groups", 1, 2, 0),
        Axis.Of("window", "1", "3", "3, dilated", "2, padded"),
        Axis.Of("bias", true, false),
        Axis.Of("before", "nothing", "activation", "convolution"),
        Axis.Of("after", "nothing", "dense", "activation", "dropout"),
    ];

    private static readonly Lazy<IReadOnlyList<NetworkCase>> AllCovering = new(() =>
    [
        .. CoveringArray.Pairwise(WindowAxes, WindowFits).Select(OfWindow),
        .. CoveringArray.Pairwise(ChannelAxes, GroupsDivide).Select(OfChannels),
    ]);

    /// <summary>Every value of every axis and every pair of two values of an array occurs.</summary>
    public static IReadOnlyList<NetworkCase> Covering => AllCovering.Value;

    /// <summary>Structures beside those of the covering array.</summary>
    public static IReadOnlyList<NetworkCase> Structures { get; } =
    [
        // LeNet, and the first layers of a residual network.
        new NetworkCase(28, 28, 1) { Rows = 1 }.Rescale(0.5, 0.1)
            .Convolution(6, 5).Layer(Activation.Tanh).Pool(true, 2).Convolution(16, 5).Layer(Activation.Tanh).Pool(true, 2)
            .Flatten().Dense(120, Activation.ReLU).Dense(84, Activation.ReLU).Dense(10).Loss(LossCase.CrossEntropy),
        new NetworkCase(14, 14, 3) { Rows = 13 }.Convolution(16, 3, padding: -1, hasBias: false).Layer(Activation.ReLU).Convolution(32, 3, stride: 2, padding: 1).GlobalPool(false).Dense(3).Loss(LossCase.CrossEntropy),

        // A rectangular window, and a depthwise convolution followed by one of single points.
        new NetworkCase(9, 11, 5) { Rows = 4 }.Convolution(7, 2, kernelWidth: 4).Layer(Activation.Tanh).Convolution(4, 3, kernelWidth: 1, stride: 2).Flatten().Dense(2).Loss(LossCase.CrossEntropy),
        new NetworkCase(12, 12, 24) { Rows = 3 }.Convolution(24, 3, padding: -1, groups: 24).Layer(Activation.ReLU).Convolution(20, 1).Layer(Activation.Tanh).GlobalPool(true).Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(40, 2) { Rows = 6 }.Convolution(8, 7, stride: 2).Layer(Activation.Tanh).Pool(true, 2).Convolution(12, 3).Layer(Activation.GELU).Flatten().Dense(5).Loss(LossCase.CrossEntropy),
    ];

    private static bool WindowFits(CoveringRow row)
    {
        int padding = row.Get<int>("padding"), extent = ((row.Get<int>("kernel") - 1) * row.Get<int>("dilation")) + 1;
        return padding < 0 || (extent <= row.Get<int>("width") + (2 * padding) && (row.Get<bool>("isSignal") || extent <= row.Get<int>("height") + (2 * padding)));
    }

    private static bool GroupsDivide(CoveringRow row)
    {
        int groups = Groups(row);
        return row.Get<int>("channels") % groups == 0 && row.Get<int>("filters") % groups == 0;
    }

    private static int Groups(CoveringRow row) => row.Get<int>("groups") == 0 ? row.Get<int>("channels") : row.Get<int>("groups");

    private static NetworkCase OfWindow(CoveringRow row)
    {
        int height = row.Get<int>("height"), width = row.Get<int>("width");
        return new NetworkCase(row.Get<bool>("isSignal") ? [width, 2] : [height, width, 2]) { Rows = row.Get<int>("batch") }
            .Layer(Activation.Tanh)
            .Convolution(3, row.Get<int>("kernel"), row.Get<int>("stride"), row.Get<int>("padding"), row.Get<int>("dilation"));
    }

    private static NetworkCase OfChannels(CoveringRow row)
    {
        int channels = row.Get<int>("channels"), filters = row.Get<int>("filters");
        bool isDilated = row.Get<string>("window") == "3, dilated", isPadded = row.Get<string>("window") == "2, padded";
        var network = new NetworkCase(5, 7, channels) { Rows = 3 };
        _ = row.Get<string>("before") switch
        {
            "activation" => network.Layer(Activation.Tanh),
            "convolution" => network.Convolution(channels, 1),
            _ => network,
        };
        network.Convolution(filters, row.Get<string>("window")[0] - '0', padding: isPadded ? 1 : 0, dilation: isDilated ? 2 : 1, groups: Groups(row), hasBias: row.Get<bool>("bias"));
        return row.Get<string>("after") switch
        {
            "activation" => network.Layer(Activation.Tanh),
            "dropout" => network.Dropout(0.3),
            "dense" => network.Flatten().Dense(3).Loss(LossCase.CrossEntropy),
            _ => network,
        };
    }
}
