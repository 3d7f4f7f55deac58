using System.Buffers;
using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>
/// Rows of a network's inputs, outputs and targets, put together from one span for each input and head, and taken apart again. What the typed members of a
/// network with several of them go through; the
/// memory comes from the shared pool, so nothing is allocated once it is warm.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PortBatch
{
    private readonly NetworkCore core;
    private readonly int rows;
    private float[]? inputs;
    private float[]? outputs;
    private float[]? values;
    private int[]? labels;
    private ulong heads;

    /// <summary>Begins a batch whose number of rows the first input says.</summary>
    /// <param name="core">The network.</param>
    /// <param name="length">Numbers of the first input.</param>
    /// <exception cref="ArgumentException">They are not whole rows.</exception>
    public PortBatch(NetworkCore core, int length)
    {
        ArgumentNullException.ThrowIfNull(core);
        this.core = core;
        var input = core.Description.Inputs[0];
        rows = length / input.Shape.Size;
        if (rows * input.Shape.Size != length)
        {
            throw new ArgumentException(
                $"{core.Description.Name}: expected a multiple of {NumberText.Count(input.Shape.Size, "value")} as input '{input.Name}', got {length}.",
                input.Name);
        }
    }

    /// <summary>Begins a batch of as many rows as the last forward pass had.</summary>
    /// <param name="core">The network.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public PortBatch(NetworkCore core)
    {
        ArgumentNullException.ThrowIfNull(core);
        this.core = core;
        rows = core.ForwardRows;
        if (rows == 0)
        {
            throw new InvalidOperationException(
                $"{core.Description.Name}.BackwardHeads needs a Forward before each call: it reuses the memory of the activations.");
        }
    }

    private readonly int InputSize => core.Description.InputShape.Size;

    private readonly int OutputSize => core.Description.OutputShape.Size;

    /// <summary>Takes an input's rows.</summary>
    public void SetInput(int input, ReadOnlySpan<float> source)
    {
        var port = core.Description.Inputs[input];
        CheckLength("input", port.Name, source.Length, port.Shape.Size);
        Spread(source, inputs ??= ArrayPool<float>.Shared.Rent(rows * InputSize), port.First, port.Shape.Size, InputSize);
    }

    /// <summary>Takes the class labels of a head.</summary>
    public void SetTargets(int head, ReadOnlySpan<int> source)
    {
        int count = core.Description.Heads[head].LabelCount, stride = core.Description.LabelCount, first = 0;
        CheckLength("labels of head", core.Description.Heads[head].Name, source.Length, count);
        for (int before = 0; before < head; before++)
        {
            first += core.Description.Heads[before].LabelCount;
        }

        labels ??= ArrayPool<int>.Shared.Rent(rows * stride);
        for (int row = 0; row < rows; row++)
        {
            source.Slice(row * count, count).CopyTo(labels.AsSpan((row * stride) + first));
        }
    }

    /// <summary>Takes the numbers that a head learns.</summary>
    public void SetTargets(int head, ReadOnlySpan<float> source)
    {
        var port = core.Description.Heads[head];
        CheckLength("targets of head", port.Name, source.Length, port.TargetCount);
        int first = 0;
        for (int before = 0; before < head; before++)
        {
            first += core.Description.Heads[before].TargetCount;
        }

        Spread(source, values ??= ArrayPool<float>.Shared.Rent(rows * core.Description.TargetCount), first, port.TargetCount, core.Description.TargetCount);
    }

    /// <summary>Takes the gradient of a head; an empty one stands for zeros.</summary>
    public void SetGradient(int head, ReadOnlySpan<float> source)
    {
        var port = core.Description.Heads[head];
        outputs ??= ArrayPool<float>.Shared.Rent(rows * OutputSize);
        if (!source.IsEmpty)
        {
            CheckLength("gradient of head", port.Name, source.Length, port.Shape.Size);
            Spread(source, outputs, port.First, port.Shape.Size, OutputSize);
            heads |= 1UL << head;
        }
    }

    /// <summary>Predicts the outputs.</summary>
    public void Predict() => core.Predict(Inputs(), Outputs());

    /// <summary>The forward pass of training.</summary>
    public void Forward() => core.Forward(Inputs(), Outputs());

    /// <summary>A training step; gives the loss before it.</summary>
    public float TrainStep(Optimizer optimizer) => NetworkTraining.TrainStep(core, Inputs(), Targets(), optimizer);

    /// <summary>Loss and gradients.</summary>
    public BatchLoss ComputeGradients() => core.ComputeGradients(Inputs(), Targets());

    /// <summary>The backward pass of the heads that have a gradient.</summary>
    /// <param name="toInputs">Whether gradients of inputs are asked for.</param>
    public void Backward(bool toInputs)
    {
        inputs = toInputs ? inputs ?? ArrayPool<float>.Shared.Rent(rows * InputSize) : null;
        core.BackwardHeads(outputs.AsSpan(0, rows * OutputSize), heads, toInputs ? Inputs() : default);
    }

    /// <summary>Checks what is to receive a head's outputs, before anything is computed.</summary>
    public readonly void ExpectOutput(int head, ReadOnlySpan<float> target)
    {
        var port = core.Description.Heads[head];
        CheckLength("output of head", port.Name, target.Length, port.Shape.Size);
    }

    /// <summary>Gives a head's outputs.</summary>
    public readonly void GetOutput(int head, Span<float> target)
    {
        var port = core.Description.Heads[head];
        Gather(outputs, target, port.First, port.Shape.Size, OutputSize);
    }

    /// <summary>Checks what is to receive the gradient of an input, where it is asked for, before anything is computed.</summary>
    public readonly void ExpectInputGradient(int input, ReadOnlySpan<float> target)
    {
        if (!target.IsEmpty)
        {
            var port = core.Description.Inputs[input];
            CheckLength("gradient of input", port.Name, target.Length, port.Shape.Size);
        }
    }

    /// <summary>Gives the gradient of an input, where it is asked for.</summary>
    public readonly void GetInputGradient(int input, Span<float> target)
    {
        if (!target.IsEmpty)
        {
            var port = core.Description.Inputs[input];
            Gather(inputs, target, port.First, port.Shape.Size, InputSize);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Return(ref inputs);
        Return(ref outputs);
        Return(ref values);
        if (labels is not null)
        {
            ArrayPool<int>.Shared.Return(labels);
            labels = null;
        }
    }

    private static void Return(ref float[]? array)
    {
        if (array is not null)
        {
            ArrayPool<float>.Shared.Return(array);
            array = null;
        }
    }

    private readonly Span<float> Inputs() => inputs.AsSpan(0, rows * InputSize);

    private Span<float> Outputs() => (outputs ??= ArrayPool<float>.Shared.Rent(rows * OutputSize)).AsSpan(0, rows * OutputSize);

    private readonly TargetBatch Targets() => new()
    {
        Labels = labels.AsSpan(0, rows * core.Description.LabelCount),
        Values = values.AsSpan(0, rows * core.Description.TargetCount),
    };

    private readonly void Spread(ReadOnlySpan<float> source, float[] target, int first, int size, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            source.Slice(row * size, size).CopyTo(target.AsSpan((row * stride) + first));
        }
    }

    private readonly void Gather(float[]? source, Span<float> target, int first, int size, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            source.AsSpan((row * stride) + first, size).CopyTo(target[(row * size)..]);
        }
    }

    private readonly void CheckLength(string what, string name, int actual, int size)
    {
        if (actual != (long)rows * size)
        {
            throw new ArgumentException(
                $"{core.Description.Name}: expected {NumberText.Count((long)rows * size, "value")} as {what} '{name}' of {NumberText.Count(rows, "row")}, got {actual}.",
                name);
        }
    }
}
