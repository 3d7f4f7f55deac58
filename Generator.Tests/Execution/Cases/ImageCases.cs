using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>The networks of the gradient tests that work on images and signals: covering arrays over the options of a layer, and what they do not reach.</summary>
internal static class ImageCases
{
    private static readonly Axis[] PoolAxes =
    [
        Axis.Of("height", 1, 2, 5, 8, 13),
        Axis.Of("width", 1, 3, 6, 7, 12),
        Axis.Of("channels", 1, 3, 6, 7, 8, 16, 17, 32),
        Axis.Of("window", 1, 2, 3, 5, 0),
        Axis.Of("stride", 0, 1, 2, 3),
        Axis.Of("padding", 0, 1, 2),
        Axis.Of("isMaximum", false, true),
        Axis.Of("isSignal", false, true),
        Axis.Of("batch", 1, 2, 7, 33),
        Axis.Of("after", "nothing", "dense", "activation", "dropout"),
    ];

    private static readonly Lazy<IReadOnlyList<NetworkCase>> CoveringPools = new(() => [.. CoveringArray.Pairwise(PoolAxes, Fits).Select(Pool)]);

    /// <summary>Every value of every axis and every pair of two values occurs.</summary>
    public static IReadOnlyList<NetworkCase> Covering => CoveringPools.Value;

    /// <summary>Structures beside those of the covering arrays.</summary>
    public static IReadOnlyList<NetworkCase> Structures { get; } =
    [
        // The poolings of LeNet and ResNet, one after the other, and what is pooled as the first layer of a network with its preprocessing.
        new NetworkCase(24, 24, 6) { Rows = 3 }.Pool(true, 2).Pool(true, 2).Flatten().Dense(10).Loss(LossCase.CrossEntropy),
        new NetworkCase(16, 16, 16) { Rows = 2 }.Standardize().Pool(true, 3, 2, 1).Pool(false, 2).GlobalPool(false).Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(33, 29, 1) { Rows = 2 }.Rescale(0.5, 0.1).Pool(false, 3, 2, 1).Pool(true, 5, 3).Flatten().Dense(4, Activation.ReLU).Dense(2).Loss(LossCase.CrossEntropy),
        new NetworkCase(128, 2) { Rows = 5 }.Pool(true, 4, 2, 1).Layer(Activation.Tanh).Pool(false, 3).Layer(Activation.GELU).GlobalPool(true).Dense(3).Loss(LossCase.CrossEntropy),
    ];

    /// <summary>Whether the options go together: a window of 0 stands for the whole image.</summary>
    private static bool Fits(CoveringRow row)
    {
        int window = row.Get<int>("window"), stride = row.Get<int>("stride"), padding = row.Get<int>("padding"), room = 2 * padding;
        return window == 0
            ? stride == 0 && padding == 0
            : padding <= window / 2 && window <= row.Get<int>("width") + room && (row.Get<bool>("isSignal") || window <= row.Get<int>("height") + room);
    }

    private static NetworkCase Pool(CoveringRow row)
    {
        int height = row.Get<int>("height"), width = row.Get<int>("width"), channels = row.Get<int>("channels"), window = row.Get<int>("window");
        bool isMaximum = row.Get<bool>("isMaximum"), isGlobal = window == 0;
        int[] shape = row.Get<bool>("isSignal") ? [width, channels] : [height, width, channels];
        var network = new NetworkCase(shape) { Rows = row.Get<int>("batch") };
        _ = isGlobal ? network.GlobalPool(isMaximum) : network.Pool(isMaximum, window, row.Get<int>("stride"), row.Get<int>("padding"));
        _ = row.Get<string>("after") switch
        {
            "activation" => network.Layer(Activation.Tanh),
            "dropout" => network.Dropout(0.3),
            "dense" => (isGlobal ? network : network.Flatten()).Dense(3).Loss(LossCase.CrossEntropy),
            _ => network,
        };
        return network;
    }
}
