using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content>The two halves of a training step, for gradients that do not come from a batch's loss.</content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    private float[] forwardInputs = [];
    private int forwardRows;

    /// <inheritdoc/>
    internal override int ForwardRows => forwardRows;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => Forward(inputs, default, outputs);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
    {
        using var hold = Guard.Enter();
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        var pass = Begin(rows, lengths, rows);
        forwardRows = 0;
        bool isDone = false;
        try
        {
            // The backward pass reads the inputs again, and the caller may have changed its memory by then.
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

        CopyOutputs(pass, rows, outputs);
        forwardRows = rows;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default) =>
        BackwardHeads(outputGradient, ulong.MaxValue, inputGradient);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void BackwardHeads(ReadOnlySpan<float> outputGradient, ulong heads, Span<float> inputGradient)
    {
        using var hold = Guard.Enter();
        if (forwardRows == 0)
        {
            throw new InvalidOperationException($"{Description.Name}.Backward needs a Forward before each call, as it reuses the memory of the activations.");
        }

        int rows = forwardRows;
        CheckLength(outputGradient.Length, rows, outputSize, "output gradients", Description.OutputShape, nameof(outputGradient));
        if (!inputGradient.IsEmpty)
        {
            CheckLength(inputGradient.Length, rows, inputSize, "input gradients", Description.InputShape, nameof(inputGradient));
        }

        forwardRows = 0;
        SetOutputGradients(Training, rows, outputGradient);
        RunBackward(!inputGradient.IsEmpty, heads);
        if (!inputGradient.IsEmpty)
        {
            CopyInputGradients(Training, rows, inputGradient);
        }
    }

    /// <summary>The backward pass, starting at the output gradients.</summary>
    /// <param name="toInputs">Whether to compute the input gradients.</param>
    /// <param name="heads">The heads to follow, as bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunBackward(bool toInputs, ulong heads)
    {
        var pass = Training;
        pass.InputsPointer = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(forwardInputs));
        pass.FrozenLayers = FrozenLayers;
        pass.FirstTrained = toInputs ? 0 : FirstTrained;
        pass.AsksForInputGradient = toInputs;
        pass.FollowedHeads = heads;
        try
        {
            ClearUnfollowedHeads(pass);
            RunPhase(pass, SegmentPhase.Preparation);
            RunPhase(pass, SegmentPhase.Backward);
            if (toInputs)
            {
                RunPhase(pass, SegmentPhase.InputGradient);
            }
        }
        finally
        {
            pass.End(keepsState: true);
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
