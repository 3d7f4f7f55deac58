using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <content>Predictions with dropout, whose spread measures their uncertainty (Gal and Ghahramani 2016).</content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    // Rows per pass: each is a separate sample.
    private const int SamplesAtOnce = 64;

    private float[] sampledInputs = [];
    private float[] sampledOutputs = [];
    private readonly int[] sampledLengths = new int[SamplesAtOnce];
    private double[] sums = [];

    /// <inheritdoc/>
    internal override void PredictWithDropout(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, int samples, Span<float> mean, Span<float> deviation, bool asProbabilities,
        HeadDescription? only)
    {
        using var hold = Guard.Enter();
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        LengthCheck.Check(Description, TKernels.StepAxes, lengths, rows);
        var shape = only?.Shape ?? Description.OutputShape;
        int asked = shape.Size;
        CheckLength(mean.Length, rows, asked, "means", shape, nameof(mean));
        CheckLength(deviation.Length, rows, asked, "deviations", shape, nameof(deviation));
        SpanCheck.Apart(inputs, mean, nameof(mean));
        SpanCheck.Apart(inputs, deviation, nameof(deviation));
        SpanCheck.Apart(mean, deviation, nameof(deviation));
        var storage = Storage;
        CheckFitted(storage);
        if (sums.Length == 0)
        {
            sampledInputs = GC.AllocateUninitializedArray<float>(SamplesAtOnce * inputSize, pinned: true);
            sampledOutputs = new float[SamplesAtOnce * outputSize];
            sums = new double[2 * outputSize];
        }

        // This uses the memory of a Forward that has not had its Backward.
        forwardRows = 0;
        for (int row = 0; row < rows; row++)
        {
            Sample(storage, inputs.Slice(row * inputSize, inputSize), lengths.IsEmpty ? 0 : lengths[row], samples, asProbabilities, only);
            for (int i = 0; i < asked; i++)
            {
                mean[(row * asked) + i] = (float)sums[2 * i];
                deviation[(row * asked) + i] = (float)Math.Sqrt(sums[(2 * i) + 1] / samples);
            }
        }
    }

    /// <summary>Leaves the mean of each output, of one head or of all, and the sum of its squared differences from that.</summary>
    private void Sample(NetworkStorage storage, ReadOnlySpan<float> input, int length, int samples, bool asProbabilities, HeadDescription? only)
    {
        Array.Clear(sums);
        int first = only?.First ?? 0, size = only?.Shape.Size ?? outputSize;
        for (int done = 0; done < samples; done += SamplesAtOnce)
        {
            int count = Math.Min(SamplesAtOnce, samples - done);
            for (int sample = 0; sample < count; sample++)
            {
                input.CopyTo(sampledInputs.AsSpan(sample * inputSize));
            }

            var outputs = sampledOutputs.AsSpan(0, count * outputSize);
            RunSamples(storage, length, done, count, outputs);
            if (standardizesTargets)
            {
                TargetStandardization.Undo(Description, storage, outputs);
            }

            if (size < outputSize)
            {
                for (int sample = 0; sample < count; sample++)
                {
                    outputs.Slice((sample * outputSize) + first, size).CopyTo(outputs[(sample * size)..]);
                }

                outputs = outputs[..(count * size)];
            }

            if (asProbabilities)
            {
                Predictions.ToProbabilities(Description, only!, outputs);
            }

            for (int i = 0; i < outputs.Length; i++)
            {
                // Welford 1962: no cancellation, whatever the mean.
                int output = i % size;
                double difference = outputs[i] - sums[2 * output];
                sums[2 * output] += difference / (done + (i / size) + 1);
                sums[(2 * output) + 1] += difference * (outputs[i] - sums[2 * output]);
            }
        }
    }

    /// <summary>
    /// A training forward pass over copies of one row, but with running statistics. The masks are a function of the seed and the number of the sample.
    /// </summary>
    private void RunSamples(NetworkStorage storage, int length, int first, int count, Span<float> outputs)
    {
        var pass = Training;
        sampledLengths.AsSpan(0, count).Fill(length);
        pass.Begin(count, storage, length == 0 ? default : sampledLengths.AsSpan(0, count), count);
        pass.FrozenStatistics = AllStatistics;
        pass.DropoutBase = CounterRandom.Mix(CounterRandom.Mix((ulong)Seed, ulong.MaxValue), (ulong)first);
        pass.InputsPointer = (float*)Unsafe.AsPointer(ref sampledInputs[0]);
        try
        {
            RunPhase(pass, SegmentPhase.Forward);
        }
        finally
        {
            pass.End(keepsState: true);
        }

        CopyOutputs(pass, count, outputs);
    }
}
