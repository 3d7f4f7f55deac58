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
        using var hold = Guard.Enter();
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        var pass = Begin(rows);
        forwardRows = 0;
        bool isDone = false;
        try
        {
            // The backward pass reads them again, and the caller's memory may be another by then.
            if (inputs.Length > forwardInputs.Length)
            {
                forwardInputs = GC.AllocateUninitializedArray<float>(pass.Capacity * inputSize, pinned: true);
            }

            inputs.CopyTo(forwardInputs);
            pass.InputsPointer = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(forwardInputs));
            RunPhase(pass, SegmentPhase.Forward);
            isDone = true;
        }
        finally
        {
            pass.End(keepsState: isDone);
        }

        for (int row = 0; row < rows; row++)
        {
            Row(ref pass.Buffer(TKernels.OutputOffset), TKernels.OutputStride, row, outputSize).CopyTo(outputs.Slice(row * outputSize, outputSize));
        }

        forwardRows = rows;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default)
    {
        using var hold = Guard.Enter();
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
        pass.AsksForInputGradient = !inputGradient.IsEmpty;
        try
        {
            RunPhase(pass, SegmentPhase.Preparation);
            RunPhase(pass, SegmentPhase.Backward);
            if (!inputGradient.IsEmpty)
            {
                RunPhase(pass, SegmentPhase.InputGradient);
            }
        }
        finally
        {
            pass.End(keepsState: true);
        }

        for (int row = 0; !inputGradient.IsEmpty && row < rows; row++)
        {
            Row(ref pass.Buffer(TKernels.InputGradientOffset), TKernels.InputStride, row, inputSize).CopyTo(inputGradient.Slice(row * inputSize, inputSize));
        }
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
