using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content>The two halves of a training step, for training signals that are no loss of a batch.</content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    private float[] forwardInputs = [];
    private int forwardRows;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        var pass = Begin(rows);
        fixed (float* x = inputs)
        {
            pass.InputsPointer = x;
            RunPhase(pass, SegmentPhase.Forward);
            pass.InputsPointer = null;
        }

        for (int row = 0; row < rows; row++)
        {
            Row(ref pass.Buffer(TKernels.OutputOffset), TKernels.OutputStride, row, outputSize).CopyTo(outputs.Slice(row * outputSize, outputSize));
        }

        // The weight gradient of the first layer reads the inputs again, and the caller's memory may have moved by then.
        if (rows * inputSize > forwardInputs.Length)
        {
            forwardInputs = GC.AllocateUninitializedArray<float>(pass.Capacity * inputSize, pinned: true);
        }

        inputs.CopyTo(forwardInputs);
        forwardRows = rows;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default)
    {
        if (forwardRows == 0)
        {
            throw new InvalidOperationException($"{Description.Name}.Backward needs a Forward before it, each time: it works in the memory of the activations.");
        }

        int rows = forwardRows;
        CheckLength(outputGradient.Length, rows, outputSize, "output gradients", Description.OutputShape, nameof(outputGradient));
        if (!inputGradient.IsEmpty)
        {
            CheckLength(inputGradient.Length, rows, inputSize, "input gradients", Description.InputShape, nameof(inputGradient));
        }

        forwardRows = 0;
        var pass = Training;
        ref float gradient = ref pass.Buffer(TKernels.OutputGradientOffset);
        for (int row = 0; row < rows; row++)
        {
            Row(ref gradient, TKernels.OutputStride, row, TKernels.OutputStride).Clear();
            outputGradient.Slice(row * outputSize, outputSize).CopyTo(Row(ref gradient, TKernels.OutputStride, row, outputSize));
        }

        pass.InputsPointer = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(forwardInputs));
        pass.FrozenLayers = FrozenLayers;
        pass.FirstTrained = inputGradient.IsEmpty ? FirstTrained : 0;
        RunPhase(pass, SegmentPhase.Preparation);
        RunPhase(pass, SegmentPhase.Backward);
        if (!inputGradient.IsEmpty)
        {
            RunPhase(pass, SegmentPhase.InputGradient);
            for (int row = 0; row < rows; row++)
            {
                Row(ref pass.Buffer(TKernels.InputGradientOffset), TKernels.InputStride, row, inputSize).CopyTo(inputGradient.Slice(row * inputSize, inputSize));
            }
        }

        pass.InputsPointer = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPhase(TrainingPass pass, SegmentPhase phase)
    {
        var segments = TKernels.Segments;
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].Phase == phase)
            {
                RunSegment(i, pass, 0, segments[i].Items == 0 ? pass.Rows : segments[i].Items);
            }
        }
    }

    private static Span<float> Row(ref float first, int stride, int row, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, (nint)row * stride), length);
}
