using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

/// <summary>A network's description as a type, which is how kernels get it.</summary>
internal interface ILayout
{
    static abstract NetworkDescription Description { get; }
}

/// <summary>Inference of standardised inputs and dense layers, with ReLU after each but the last, in plain loops. It does not train.</summary>
internal readonly struct NaiveKernels<TLayout> : INetworkKernels
    where TLayout : ILayout
{
    public static NetworkDescription Description => TLayout.Description;

    public static int OutputStride => Description.OutputShape.Size;

    public static int InputStride => Description.InputShape.Size;

    public static int ArenaWidth => 0;

    public static int OutputOffset => 0;

    public static int OutputGradientOffset => 0;

    public static int InputGradientOffset => 0;

    public static int ScratchLength => 0;

    public static int PredictWidth => 1;

    public static int PredictBlock => 1;

    public static ReadOnlySpan<Segment> Segments => [];

    public static void PredictRow(NetworkStorage storage, ref float inputs, ref float outputs, ref float scratch) =>
        Predict(storage, ref inputs, ref outputs, 1, ref scratch);

    public static void Predict(NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)
    {
        float[] values = new float[InputStride];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Standardized(storage, Unsafe.Add(ref inputs, i), i);
        }

        var dense = Description.Layers.Where(l => l.Kind == "Dense").ToList();
        foreach (var layer in dense)
        {
            values = Dense(storage, layer.FindParameter("weight")!, layer.FindParameter("bias")!, values, relu: layer != dense[^1]);
        }

        for (int i = 0; i < values.Length; i++)
        {
            Unsafe.Add(ref outputs, i) = values[i];
        }
    }

    public static void Run(int segment, TrainingPass pass, int from, int to) => throw new NotSupportedException("Naive kernels do not train.");

    public static float Loss(ref float outputs, in LossTargets targets, int row, float scale, ref float gradient) => throw new NotSupportedException("Naive kernels do not train.");

    private static float Standardized(NetworkStorage storage, float value, int feature)
    {
        foreach (var step in Description.Preprocessing)
        {
            var state = StandardizationState.Of(Description, step, storage);
            value = (value - state.Means[feature]) * state.Reciprocals[feature];
        }

        return value;
    }

    private static float[] Dense(NetworkStorage storage, ParameterDescription weight, ParameterDescription bias, float[] x, bool relu)
    {
        var parameters = storage.Parameters.Span;
        float[] y = new float[weight.Outputs];
        for (int output = 0; output < y.Length; output++)
        {
            float sum = parameters[bias.IndexOf(0, output)];
            for (int input = 0; input < x.Length; input++)
            {
                sum += x[input] * parameters[weight.IndexOf(input, output)];
            }

            y[output] = relu ? MathF.Max(0, sum) : sum;
        }

        return y;
    }
}
