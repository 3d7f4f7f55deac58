using NetGen.Generator.Layers;

namespace NetGen.Generator.Planning;

/// <summary>The list of all layers: an attribute's name without its suffix, and its layer.</summary>
internal static class LayerTable
{
    private static readonly Dictionary<string, Func<Layer>> Factories = new()
    {
        ["Dense"] = () => new DenseLayer(),
        ["Conv2D"] = () => new Conv2DLayer(),
        ["Conv1D"] = () => new Conv1DLayer(),
        ["ConvTranspose2D"] = () => new ConvTranspose2DLayer(),
        ["Flatten"] = () => new FlattenLayer(),
        ["Rescale"] = () => new RescaleLayer(),
        ["Standardize"] = () => new StandardizeLayer(),
        ["Dropout"] = () => new DropoutLayer(),
        ["Dropout2D"] = () => new Dropout2DLayer(),
        ["GaussianNoise"] = () => new GaussianNoiseLayer(),
        ["Reshape"] = () => new ReshapeLayer(),
        ["ZeroPad2D"] = () => new ZeroPad2DLayer(),
        ["UpSample2D"] = () => new UpSample2DLayer(),
        ["DepthToSpace"] = () => new DepthToSpaceLayer(),
        ["SpaceToDepth"] = () => new SpaceToDepthLayer(),
        ["RNN"] = () => new RNNLayer(),
        ["LSTM"] = () => new LSTMLayer(),
        ["GRU"] = () => new GRULayer(),
        ["LastStep"] = () => new LastStepLayer(),
        ["Embedding"] = () => new EmbeddingLayer(),
        ["BatchNorm"] = () => new BatchNormLayer(),
        ["LayerNorm"] = () => new LayerNormLayer(),
        ["GroupNorm"] = () => new GroupNormLayer(),
        ["MaxPool2D"] = () => new MaxPool2DLayer(),
        ["MaxPool1D"] = () => new MaxPool1DLayer(),
        ["GlobalMaxPool"] = () => new GlobalMaxPoolLayer(),
        ["AvgPool2D"] = () => new AvgPool2DLayer(),
        ["AvgPool1D"] = () => new AvgPool1DLayer(),
        ["GlobalAvgPool"] = () => new GlobalAvgPoolLayer(),
        ["Add"] = () => new AddLayer(),
        ["Concat"] = () => new ConcatLayer(),
        ["Multiply"] = () => new MultiplyLayer(),
        ["Activation"] = () => new ActivationLayer(),
        ["ReLU"] = () => new ReLULayer(),
        ["LeakyReLU"] = () => new LeakyReLULayer(),
        ["ELU"] = () => new ELULayer(),
        ["SELU"] = () => new SELULayer(),
        ["GELU"] = () => new GELULayer(),
        ["SiLU"] = () => new SiLULayer(),
        ["Mish"] = () => new MishLayer(),
        ["Sigmoid"] = () => new SigmoidLayer(),
        ["Tanh"] = () => new TanhLayer(),
        ["Softplus"] = () => new SoftplusLayer(),
        ["HardSwish"] = () => new HardSwishLayer(),
        ["Softmax"] = () => new SoftmaxLayer(),
        ["LogSoftmax"] = () => new LogSoftmaxLayer(),
    };

    public static IEnumerable<string> Kinds => Factories.Keys;

    /// <summary>The layer of a kind; null for an attribute that is not NetGen's own.</summary>
    public static Layer? Create(string kind) => Factories.TryGetValue(kind, out var factory) ? factory() : null;
}
