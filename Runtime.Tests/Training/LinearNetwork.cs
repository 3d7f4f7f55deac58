using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training;

/// <summary>What distinguishes one linear test network from another.</summary>
internal interface ILinearSpec
{
    static abstract int Inputs { get; }

    static abstract int Outputs { get; }

    static abstract LossDescription Loss { get; }

    static abstract PreprocessingDescription[] Preprocessing { get; }
}

/// <summary>One linear layer, hand-written: enough network for the trainer.</summary>
internal sealed class LinearNetwork<TSpec>(long seed) : INetwork<LinearNetwork<TSpec>>
    where TSpec : struct, ILinearSpec
{
    public static NetworkDescription Description => LinearKernels<TSpec>.Description;

    public NetworkCore Core { get; } = new NetworkCore<LinearKernels<TSpec>>(seed);

    public Span<float> Parameters => Core.Storage.Parameters.Span;

    public static LinearNetwork<TSpec> Create(long seed) => new(seed);

    /// <summary>A network whose weights are zero.</summary>
    public static LinearNetwork<TSpec> Zero()
    {
        var network = new LinearNetwork<TSpec>(0);
        network.Parameters.Clear();
        return network;
    }

    public float Weight(int input, int output) => Parameters[Description.Layers[0].Parameters[0].IndexOf(input, output)];

    public float Bias(int output) => Parameters[Description.Layers[0].Parameters[1].IndexOf(0, output)];
}

/// <summary>Plain scalar loops, one row after the other.</summary>
internal readonly struct LinearKernels<TSpec> : INetworkKernels
    where TSpec : struct, ILinearSpec
{
    private static readonly NetworkDescription TheDescription = Describe();
    private static readonly Segment[] TheSegments = [new(SegmentPhase.Forward), new(SegmentPhase.Backward, new ItemGroup(1, 1))];

    public static NetworkDescription Description => TheDescription;

    public static int OutputStride => Padded(TSpec.Outputs);

    public static int InputStride => Padded(TSpec.Inputs);

    public static int ArenaWidth => 2 * OutputStride;

    public static int OutputOffset => 0;

    public static int OutputGradientOffset => OutputStride;

    public static int InputGradientOffset => 0;

    public static int ScratchLength => 0;

    public static int PredictWidth => 1;

    public static int PredictBlock => 7;

    public static ReadOnlySpan<Segment> Segments => TheSegments;

    private static ParameterDescription WeightOf => TheDescription.Layers[0].Parameters[0];

    private static ParameterDescription BiasOf => TheDescription.Layers[0].Parameters[1];

    public static void PredictRow(NetworkStorage storage, ref float inputs, ref float outputs, ref float scratch) =>
        Predict(storage, ref inputs, ref outputs, 1, ref scratch);

    public static void Predict(NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)
    {
        for (int row = 0; row < rows; row++)
        {
            ForwardRow(storage, Span(ref inputs, row, TSpec.Inputs), Span(ref outputs, row, TSpec.Outputs));
        }
    }

    public static void Run(int segment, TrainingPass pass, int from, int to)
    {
        if (segment == 0)
        {
            for (int row = from; row < to; row++)
            {
                ForwardRow(pass.Storage, Span(ref pass.Inputs, row, TSpec.Inputs), Span(ref pass.Buffer(OutputOffset), row, OutputStride)[..TSpec.Outputs]);
            }
        }
        else
        {
            Backward(pass);
        }
    }

    public static float Loss(ref float outputs, in LossTargets targets, int row, float scale, ref float gradient)
    {
        var y = Span(ref outputs, 0, TSpec.Outputs);
        bool wanted = !Unsafe.IsNullRef(ref gradient);
        Span<float> dy = stackalloc float[OutputStride];
        dy.Clear();
        double loss = LinearLosses.Row(TSpec.Loss.Kind, y, targets, row, dy);
        for (int i = 0; wanted && i < dy.Length; i++)
        {
            Unsafe.Add(ref gradient, i) = dy[i] * scale;
        }

        return (float)loss;
    }

    private static void ForwardRow(NetworkStorage storage, ReadOnlySpan<float> x, Span<float> y)
    {
        for (int output = 0; output < y.Length; output++)
        {
            float sum = storage.Parameters.Span[BiasOf.IndexOf(0, output)];
            for (int input = 0; input < x.Length; input++)
            {
                sum += Preprocess(storage, x[input], input) * storage.Parameters.Span[WeightOf.IndexOf(input, output)];
            }

            y[output] = sum;
        }
    }

    private static void Backward(TrainingPass pass)
    {
        var gradients = pass.Gradients.Span;
        gradients.Clear();
        for (int row = 0; row < pass.Rows; row++)
        {
            var x = Span(ref pass.Inputs, row, TSpec.Inputs);
            var dy = Span(ref pass.Buffer(OutputGradientOffset), row, OutputStride);
            for (int output = 0; output < TSpec.Outputs; output++)
            {
                gradients[BiasOf.IndexOf(0, output)] += dy[output];
                for (int input = 0; input < x.Length; input++)
                {
                    gradients[WeightOf.IndexOf(input, output)] += dy[output] * Preprocess(pass.Storage, x[input], input);
                }
            }
        }
    }

    private static float Preprocess(NetworkStorage storage, float x, int input)
    {
        foreach (var step in TSpec.Preprocessing)
        {
            x = (x * step.Factor) + step.Offset;
            if (step.Standardizes)
            {
                var state = storage.State.Span[step.StateOffset..];
                x = (x - state[input]) * state[Padded(TSpec.Inputs) + input];
            }
        }

        return x;
    }

    private static NetworkDescription Describe()
    {
        int weights = TSpec.Inputs * Padded(TSpec.Outputs);
        int inputState = TSpec.Preprocessing.Count(p => p.Standardizes) * 2 * Padded(TSpec.Inputs);
        int targetState = TSpec.Loss.StandardizeTargets ? 2 * Padded(TSpec.Outputs) : 0;
        var weight = new ParameterDescription("weight", ParameterRole.Weight, 0, TSpec.Inputs, TSpec.Outputs, Init.GlorotUniform, TSpec.Inputs);
        var bias = new ParameterDescription("bias", ParameterRole.Bias, weights, 1, TSpec.Outputs, Init.Zeros, TSpec.Inputs);
        return new NetworkDescription
        {
            Name = typeof(TSpec).Name,
            InputShape = new Shape(TSpec.Inputs),
            OutputShape = new Shape(TSpec.Outputs),
            Layers = [new LayerDescription("dense1", "Dense", new Shape(TSpec.Outputs), "0", TSpec.Inputs * TSpec.Outputs, [weight, bias])],
            Preprocessing = TSpec.Preprocessing,
            Loss = TSpec.Loss,
            ParameterStorage = weights + Padded(TSpec.Outputs),
            StateStorage = inputState + targetState,
            TargetStateOffset = targetState > 0 ? inputState : -1,
            ArchitectureHash = typeof(TSpec).Name,
        };
    }

    private static Span<float> Span(ref float first, int row, int width) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, row * width), width);

    private static int Padded(int size) => (size + 15) / 16 * 16;
}
