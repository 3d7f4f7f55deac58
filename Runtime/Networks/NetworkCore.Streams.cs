using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content>Streams: the network step by step.</content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    // A step is a row of the declared ones; a network that does not stream has none.
    private readonly int stepInputs = TKernels.Description.InputShape.Size / TKernels.Description.InputShape.Dimensions[0];
    private readonly int stepOutputs = TKernels.Description.OutputShape.Size / TKernels.Description.OutputShape.Dimensions[0];

    /// <inheritdoc/>
    internal override StreamMemory OpenStream() =>
        new(Description.Name, TKernels.StreamPlaces, TKernels.StreamLength, TKernels.StreamBlock * TKernels.StreamWidth);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void StreamStep(ReadOnlySpan<float> inputs, Span<float> outputs, StreamMemory stream)
    {
        // Nothing here may cost more than a few nanoseconds.
        if (inputs.Length != stepInputs || outputs.Length != stepOutputs)
        {
            ThrowNoStep(inputs.Length, outputs.Length);
        }

        SpanCheck.Apart(inputs, outputs, nameof(outputs));
        var storage = Storage;
        if (stream.IsFresh)
        {
            stream.Begin(storage);
        }

        TKernels.StreamStep(storage, stream, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref stream.Scratch);
        stream.Position++;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void StreamSteps(ReadOnlySpan<float> inputs, Span<float> outputs, StreamMemory stream)
    {
        int steps = inputs.Length / stepInputs;
        if (inputs.Length != steps * stepInputs || outputs.Length != (long)steps * stepOutputs)
        {
            ThrowNoSteps(inputs.Length, outputs.Length);
        }

        SpanCheck.Apart(inputs, outputs, nameof(outputs));
        var storage = Storage;
        if (stream.IsFresh && steps > 0)
        {
            stream.Begin(storage);
        }

        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float y = ref MemoryMarshal.GetReference(outputs);
        for (int step = 0; step < steps; step += TKernels.StreamBlock)
        {
            int count = Math.Min(TKernels.StreamBlock, steps - step);
            TKernels.StreamSteps(
                storage, stream, ref Unsafe.Add(ref x, (nint)step * stepInputs), ref Unsafe.Add(ref y, (nint)step * stepOutputs), count, ref stream.Scratch);
            stream.Position += count;
        }
    }

    private void ThrowNoStep(int inputs, int outputs) => throw new ArgumentException(
        $"{Description.Name}: a step has {NumberText.Count(stepInputs, "feature")} and {NumberText.Count(stepOutputs, "value")}, but got {inputs} and room for {outputs}.");

    private void ThrowNoSteps(int inputs, int outputs) => throw new ArgumentException(
        $"{Description.Name}: expected whole steps of {NumberText.Count(stepInputs, "feature")}, and room for {NumberText.Count(stepOutputs, "value")} for each, "
        + $"but got {NumberText.Count(inputs, "feature")} and room for {NumberText.Count(outputs, "value")}.");
}
