namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>Networks whose layers take the outputs of others than the one before them.</summary>
internal static class GraphCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        // A skip connection; one at the end; one at the start, of a value to itself.
        new NetworkCase(9) { Rows = 13 }.Dense(10, Activation.ReLU).Named("a").Dense(10, Activation.Tanh).Add("a").Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(5) { Rows = 14 }.Dense(5, Activation.GELU).Add("input").Loss(LossCase.MeanSquaredError),
        new NetworkCase(7) { Rows = 6 }.Add("input").Dense(4, Activation.ReLU).Named("a").Add("a").Multiply("a", "a"),

        // Skips of two levels: several take the first value, and the last of them undoes its activation.
        new NetworkCase(17) { Rows = 25 }
            .Dense(40, Activation.GELU).Named("a").Dense(40, Activation.ReLU).Named("b").Dense(40, Activation.Sigmoid).Add("b").Layer(Activation.Tanh).Named("c").Dense(40).Add("a", "b").Multiply("c")
            .Dense(2).Loss(LossCase.BinaryCrossEntropy),
        new NetworkCase(256) { Rows = 13 }.Dense(256, Activation.SiLU).Named("a").Dense(256, Activation.ReLU).Add("a").Dense(256, Activation.ReLU).Add("a").Dense(5).Loss(LossCase.CrossEntropy),

        // Concatenations of widths that fill no vector, with the raw input in them, and with what needs their raw value behind them.
        new NetworkCase(3) { Rows = 7 }.Dense(7, Activation.ReLU).Named("a").Dense(16, Activation.Tanh).Concat("a", "input").Dense(4).Loss(LossCase.CrossEntropy),
        new NetworkCase(10) { Rows = 33 }.Dense(5).Named("a").Dense(6, Activation.ReLU).Concat("a").Layer(Activation.GELU).Layer(Activation.Mish).Dropout(0.3).Dense(3).Loss(LossCase.Huber),
        new NetworkCase(4) { Rows = 12 }.Dense(8, Activation.ReLU).Named("a").Concat("a"),

        // Branches from the input, of which one has no parameters; a gate; pointwise layers that start from a shared value, one after dropout.
        new NetworkCase(11) { Rows = 9, HasRowWeights = true }.Layer(Activation.Softmax).Named("gate").From("input").Dense(11, Activation.Tanh).Multiply("gate").Dense(2).Loss(LossCase.MeanSquaredError),
        new NetworkCase(6) { Rows = 12 }
            .Rescale(0.5, 0.2).Named("raw").Layer(Activation.Tanh).Named("left").From("raw").Layer(Activation.Sigmoid).Dropout(0.2).Multiply("left").Named("both").From("raw").Dense(6).Add("both").Dense(1)
            .Loss(LossCase.MeanSquaredError),
        new NetworkCase(8) { Rows = 5 }
            .Standardize().Dense(12, Activation.ReLU).Dropout(0.4).Named("a").Layer(Activation.GELU).Named("b").From("a").Layer(Activation.Softmax).Named("c").From("a").Dense(12).Multiply("b", "c").Add("a").Dense(2)
            .Loss(LossCase.CrossEntropy),

        // Images: a residual block of convolutions, channels side by side, and flattened parts that a file counts each in its own order.
        new NetworkCase(5, 6, 3) { Rows = 4 }
            .Convolution(6, 3, padding: -1).Layer(Activation.ReLU).Named("a").Convolution(6, 3, padding: -1).Add("a").Layer(Activation.ReLU).Named("b").Convolution(3, 1).Concat("b", "input").Pool(true, 2)
            .Flatten().Dense(3).Loss(LossCase.CrossEntropy),
        new NetworkCase(4, 4, 2) { Rows = 9 }
            .Convolution(5, 3, padding: 1).Named("image").Flatten().Named("flat").From("image").GlobalPool(false).Named("means").From("input").Flatten().Concat("flat", "means").Dropout(0.2).Dense(7, Activation.ReLU)
            .Concat("means").Dense(2).Loss(LossCase.CrossEntropy),
        new NetworkCase(9, 4) { Rows = 6 }.Convolution(4, 3, padding: 1).Layer(Activation.Tanh).Named("a").Multiply("input").Convolution(4, 5, padding: 2).Add("a").Flatten().Dense(3).Loss(LossCase.MeanSquaredError),
        new NetworkCase(6, 5, 17) { Rows = 3 }.Convolution(17, 3, padding: 1, groups: 17).Layer(Activation.ReLU).Add("input").Named("a").Pool(false, 3, 1, 1).Multiply("a").GlobalPool(true).Dense(2).Loss(LossCase.CrossEntropy),
    ];
}
