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
        Axis.Of("padding", 0, 1, 2, -1),
        Axis.Of("isCeil", false, true),
        Axis.Of("countsPadding", "unless said", "yes", "no"),
        Axis.Of("isMaximum", false, true),
        Axis.Of("isSignal", false, true),
        Axis.Of("batch", 1, 2, 7, 33),
        Axis.Of("after", "nothing", "dense", "activation", "dropout"),
    ];

    private static readonly Lazy<IReadOnlyList<NetworkCase>> CoveringPools = new(() => [.. CoveringArray.Pairwise(PoolAxes, Fits).Select(Pool)]);

    private static readonly Axis[] NormalizationAxes =
    [
        Axis.Of("pixels", 0, 1, 6, 30),
        Axis.Of("channels", 2, 3, 6, 7, 8, 16, 17, 32, 48),
        Axis.Of("groups", 0, 1, 2, 3, 8),
        Axis.Of("isSignal", false, true),
        Axis.Of("batch", 1, 2, 7, 33),
        Axis.Of("after", "nothing", "dense", "activation", "dropout"),
    ];

    private static readonly Lazy<IReadOnlyList<NetworkCase>> CoveringNormalizations = new(() => [.. CoveringArray.Pairwise(NormalizationAxes, GroupsFit).Select(Normalization)]);

    /// <summary>Every value of every axis and every pair of two values of an array occurs.</summary>
    public static IReadOnlyList<NetworkCase> Covering => [.. CoveringPools.Value, .. CoveringNormalizations.Value];

    /// <summary>Structures beside those of the covering arrays.</summary>
    public static IReadOnlyList<NetworkCase> Structures { get; } =
    [
        // The poolings of LeNet and ResNet, one after the other, and what is pooled as the first layer of a network with its preprocessing.
        new NetworkCase(24, 24, 6) { Rows = 3 }.Pool(true, 2).Pool(true, 2).Flatten().Dense(10).Loss(LossCase.CrossEntropy),
        new NetworkCase(16, 16, 16) { Rows = 2 }.Standardize().Pool(true, 3, 2, 1).Pool(false, 2).GlobalPool(false).Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(33, 29, 1) { Rows = 2 }.Rescale(0.5, 0.1).Pool(false, 3, 2, 1).Pool(true, 5, 3).Flatten().Dense(4, Activation.ReLU).Dense(2).Loss(LossCase.CrossEntropy),
        new NetworkCase(5, 3, 3) { Rows = 4 }.ZeroPad2D(0).UpSample2D(2).Layer(Activation.Tanh).ZeroPad2D(1).Pool(false, 2).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(3, 2, 12) { Rows = 5 }.DepthToSpace(2).Layer(Activation.Tanh).SpaceToDepth(2).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(6, 3, 5) { Rows = 3 }.SpaceToDepth(3).Layer(Activation.SiLU).DepthToSpace(1).DepthToSpace(3),
        new NetworkCase(3, 2, 16) { Rows = 3 }.UpSample2D(5).Dropout2D(0.4).Pool(false, 3, 2).GaussianNoise(0.3).ZeroPad2D(2),
        new NetworkCase(6, 7, 8) { Rows = 5 }.Dropout2D(0.3).Pool(true, 2).Layer(Activation.GELU).Dropout2D(0.2).UpSample2D(1).GlobalPool(false).GaussianNoise(0.1).Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(40, 17) { Rows = 3 }.GaussianNoise(0.5).Dropout2D(0.5).Pool(true, 4).Dropout2D(0.1).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        // A dense layer whose outputs become an image, and normalisations between an image and its weights.
        new NetworkCase(5) { Rows = 6 }.Dense(36, Activation.Tanh).Reshape(3, 4, 3).Pool(true, 3, 1).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(5) { Rows = 6 }.Dense(48).Reshape(4, 4, 3).UpSample2D(2).GroupNorm(3).Layer(Activation.Tanh).ZeroPad2D(1).Flatten().LayerNorm().Dropout(0.2).Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(4, 3, 6) { Rows = 7 }.Pool(false, 1).LayerNorm().GroupNorm(2).Flatten().LayerNorm().Layer(Activation.GELU).LayerNorm().Dense(17).LayerNorm().Dense(3).Loss(LossCase.CrossEntropy),

        new NetworkCase(4, 3, 6) { Rows = 7 }.Pool(false, 1).LayerNorm(isOverAll: true).Layer(Activation.Tanh).LayerNorm(isOverAll: true).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(9, 5) { Rows = 3 }.LayerNorm(isOverAll: true).Dropout(0.2).Pool(false, 3).LayerNorm(isOverAll: true),

        // Indices.
        new NetworkCase(7) { Rows = 9 }.Embedding(11, 5).Layer(Activation.Tanh).LayerNorm().Pool(false, 3, 2).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(1) { Rows = 33 }.Embedding(3, 40).Dropout2D(0.3).Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(20) { Rows = 4 }.Embedding(2, 16).GlobalPool(false),
        new NetworkCase(128, 2) { Rows = 5 }.Pool(true, 4, 2, 1).Layer(Activation.Tanh).Pool(false, 3).Layer(Activation.GELU).GlobalPool(true).Dense(3).Loss(LossCase.CrossEntropy),
    ];

    /// <summary>Whether the options go together: a window of 0 stands for the whole image.</summary>
    private static bool Fits(CoveringRow row)
    {
        int window = row.Get<int>("window"), stride = row.Get<int>("stride"), padding = row.Get<int>("padding"), room = padding < 0 ? window : 2 * padding;
        bool isCeil = row.Get<bool>("isCeil"), countsPadding = row.Get<string>("countsPadding") != "unless said";
        return window == 0
            ? stride == 0 && padding == 0 && !isCeil && !countsPadding
            : !(padding < 0 && isCeil) && !(countsPadding && row.Get<bool>("isMaximum")) && padding <= window / 2 && window <= row.Get<int>("width") + room && (row.Get<bool>("isSignal") || window <= row.Get<int>("height") + room);
    }

    /// <summary>Whether the options go together: 0 groups stand for layer normalisation, 0 pixels for a vector.</summary>
    private static bool GroupsFit(CoveringRow row) =>
        row.Get<int>("groups") == 0 || (row.Get<int>("pixels") > 0 && row.Get<int>("channels") % row.Get<int>("groups") == 0);

    private static NetworkCase Normalization(CoveringRow row)
    {
        int pixels = row.Get<int>("pixels"), channels = row.Get<int>("channels"), groups = row.Get<int>("groups");
        int[] shape = pixels == 0 ? [channels] : row.Get<bool>("isSignal") ? [pixels, channels] : [pixels / Math.Min(pixels, 3), Math.Min(pixels, 3), channels];
        var network = new NetworkCase(shape) { Rows = row.Get<int>("batch") };
        return After(row, groups == 0 ? network.LayerNorm() : network.GroupNorm(groups));
    }

    private static NetworkCase Pool(CoveringRow row)
    {
        int height = row.Get<int>("height"), width = row.Get<int>("width"), channels = row.Get<int>("channels"), window = row.Get<int>("window");
        bool isMaximum = row.Get<bool>("isMaximum"), isGlobal = window == 0;
        int[] shape = row.Get<bool>("isSignal") ? [width, channels] : [height, width, channels];
        var network = new NetworkCase(shape) { Rows = row.Get<int>("batch") };
        bool? countsPadding = row.Get<string>("countsPadding") switch { "yes" => true, "no" => false, _ => null };
        return After(row, isGlobal
            ? network.GlobalPool(isMaximum)
            : network.Pool(isMaximum, window, row.Get<int>("stride"), row.Get<int>("padding"), row.Get<bool>("isCeil"), countsPadding));
    }

    private static NetworkCase After(CoveringRow row, NetworkCase network) => row.Get<string>("after") switch
    {
        "activation" => network.Layer(Activation.Tanh),
        "dropout" => network.Dropout(0.3),
        "dense" => network.Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        _ => network,
    };
}
