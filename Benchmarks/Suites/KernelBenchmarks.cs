using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Works;
using NetGen.Generated;

namespace NetGen.Benchmarks.Suites;

/// <summary>The passes of single dense layers, named rows × inputs × outputs.</summary>
public class KernelBenchmarks
{
    private static readonly Dictionary<string, (int Rows, Func<NetworkCore> Create)> Layers = new()
    {
        ["128x784x128"] = (128, Core<Dense784x128>),
        ["1x784x128"] = (1, Core<Dense784x128>),
        ["256x1024x1024"] = (256, Core<Dense1024x1024>),
        ["128x128x128"] = (128, Core<Dense128x128>),
        ["128x128x10"] = (128, Core<Dense128x10>),
        ["32x128x10"] = (32, Core<Dense128x10>),
        ["32x128x1"] = (32, Core<Dense128x1>),
        ["200x24x8"] = (200, Core<Dense24x8>),
        ["32x16x16"] = (32, Core<Dense16x16>),
        ["1x16x16"] = (1, Core<Dense16x16>),
    };

    private NetworkCore core = null!;
    private float[] inputs = [];
    private float[] outputs = [];
    private float[] outputGradient = [];
    private float[] inputGradient = [];

    /// <summary>The shapes.</summary>
    public static IEnumerable<string> Shapes => Layers.Keys;

    /// <summary>The shape that runs.</summary>
    [ParamsSource(nameof(Shapes))]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var (rows, create) = Layers[Shape];
        core = create();
        inputs = StandardNormal.Numbers(rows * core.Description.InputShape.Size, seed: 1);
        outputGradient = StandardNormal.Numbers(rows * core.Description.OutputShape.Size, seed: 2);
        outputs = new float[outputGradient.Length];
        inputGradient = new float[inputs.Length];
        core.Forward(inputs, outputs);
    }

    /// <summary>Inference.</summary>
    [Benchmark]
    public void Predict() => core.Predict(inputs, outputs);

    /// <summary>The forward pass of training, with copies of inputs and outputs.</summary>
    [Benchmark]
    public void Forward() => core.Forward(inputs, outputs);

    /// <summary>That and the gradients of weights and biases.</summary>
    [Benchmark]
    public void ForwardAndBackward()
    {
        core.Forward(inputs, outputs);
        core.Backward(outputGradient);
    }

    /// <summary>All that and the gradient of the inputs.</summary>
    [Benchmark]
    public void ForwardAndBackwardToInputs()
    {
        core.Forward(inputs, outputs);
        core.Backward(outputGradient, inputGradient);
    }

    private static NetworkCore Core<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Create(seed: 1).Core;
}
