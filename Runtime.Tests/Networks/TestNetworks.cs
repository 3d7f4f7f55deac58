using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

/// <summary>The networks of these tests.</summary>
internal static class TestNetworks
{
    public static NetworkCore Create<TLayout>(long seed = 1)
        where TLayout : ILayout => new NetworkCore<NaiveKernels<TLayout>>(seed);

    public static LayerView View(this NetworkCore core, string layer) => new(core, core.Description.Layer(layer));

    public static float[] Predict(this NetworkCore core, params float[] inputs)
    {
        float[] outputs = new float[inputs.Length / core.Description.InputShape.Size * core.Description.OutputShape.Size];
        core.Predict(inputs, outputs);
        return outputs;
    }

    public static void FillState(this NetworkCore core, Func<int, float> value)
    {
        var state = core.Storage.State.Span;
        for (int i = 0; i < state.Length; i++)
        {
            state[i] = value(i);
        }

        core.Storage.IsFitted = true;
    }
}

/// <summary>4 × 3 × 2 (height, width, channels) through 5 to 3.</summary>
internal sealed class ImageLayout : ILayout
{
    public static NetworkDescription Description { get; } =
        new DescriptionBuilder("ImageClassifier", new Shape(4, 3, 2)).Flatten().Dense(5, relu: true).Dropout().Dense(3).Build();
}

/// <summary>As <see cref="ImageLayout"/>, but the hidden layer has 7 units.</summary>
internal sealed class WiderImageLayout : ILayout
{
    public static NetworkDescription Description { get; } =
        new DescriptionBuilder("WiderClassifier", new Shape(4, 3, 2)).Flatten().Dense(7, relu: true).Dropout().Dense(3).Build();
}

/// <summary>As <see cref="ImageLayout"/>, but its layers have names.</summary>
internal sealed class NamedImageLayout : ILayout
{
    public static NetworkDescription Description { get; } =
        new DescriptionBuilder("NamedClassifier", new Shape(4, 3, 2)).Flatten().Dense(5, relu: true, layerName: "Hidden").Dropout().Dense(3, layerName: "Scores").Build();
}

/// <summary>As <see cref="ImageLayout"/>, with one more dense layer.</summary>
internal sealed class DeeperImageLayout : ILayout
{
    public static NetworkDescription Description { get; } =
        new DescriptionBuilder("DeeperClassifier", new Shape(4, 3, 2)).Flatten().Dense(5, relu: true).Dropout().Dense(3, relu: true).Dense(3).Build();
}

/// <summary>3 through 20 to 2 numbers, inputs and targets standardised.</summary>
internal sealed class ScaledRegressionLayout : ILayout
{
    public static NetworkDescription Description { get; } =
        new DescriptionBuilder("Regression", new Shape(3)).Standardize().Dense(20, relu: true).Dense(2).Build(LossKind.MeanSquaredError, standardizeTargets: true);
}

/// <summary>As <see cref="ScaledRegressionLayout"/> without any standardisation.</summary>
internal sealed class PlainRegressionLayout : ILayout
{
    public static NetworkDescription Description { get; } =
        new DescriptionBuilder("PlainRegression", new Shape(3)).Dense(20, relu: true).Dense(2).Build(LossKind.MeanSquaredError);
}

/// <summary>As <see cref="ScaledRegressionLayout"/>, targets as they are.</summary>
internal sealed class InputScaledRegressionLayout : ILayout
{
    public static NetworkDescription Description { get; } =
        new DescriptionBuilder("InputScaledRegression", new Shape(3)).Standardize().Dense(20, relu: true).Dense(2).Build(LossKind.MeanSquaredError);
}
