using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <content>Predictions with dropout, whose spread measures their uncertainty (Gal and Ghahramani 2016).</content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    // Rows per pass: each is a separate sample.
    private const int SamplesAtOnce = 64;

    private float[] sampledInputs = [];
    private float[] sampledOutputs = [];
    private double[] sums = [];

    /// <inheritdoc/>
    internal override void PredictWithDropout(ReadOnlySpan<float> inputs, int samples, Span<float> mean, Span<float> deviation, bool asProbabilities)
    {
        using var hold = Guard.Enter();
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        CheckLength(mean.Length, rows, outputSize, "means", Description.OutputShape, nameof(mean));
        CheckLength(deviation.Length, rows, outputSize, "deviations", Description.OutputShape, nameof(deviation));
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
            Sample(storage, inputs.Slice(row * inputSize, inputSize), samples, asProbabilities);
            for (int i = 0; i < outputSize; i++)
            {
                mean[(row * outputSize) + i] = (float)sums[2 * i];
                deviation[(row * outputSize) + i] = (float)Math.Sqrt(sums[(2 * i) + 1] / samples);
            }
        }
    }

    /// <summary>Computes the mean of each output, and the sum of its squared differences from the mean.</summary>
    private void Sample(NetworkStorage storage, ReadOnlySpan<float> input, int samples, bool asProbabilities)
    {
        Array.Clear(sums);
        for (int first = 0; first < samples; first += SamplesAtOnce)
        {
            int count = Math.Min(SamplesAtOnce, samples - first);
            for (int sample = 0; sample < count; sample++)
            {
                input.CopyTo(sampledInputs.AsSpan(sample * inputSize));
            }

            var outputs = sampledOutputs.AsSpan(0, count * outputSize);
            RunSamples(storage, first, count, outputs);
            if (standardizesTargets)
            {
                TargetStandardization.Undo(Description, storage, outputs);
            }

            if (asProbabilities)
            {
                Predictions.ToProbabilities(Description, Description.Heads[0], outputs);
            }

            for (int i = 0; i < outputs.Length; i++)
            {
                // Welford 1962: no cancellation, whatever the mean.
                int output = i % outputSize;
                double difference = outputs[i] - sums[2 * output];
                sums[2 * output] += difference / (first + (i / outputSize) + 1);
                sums[(2 * output) + 1] += difference * (outputs[i] - sums[2 * output]);
            }
        }
    }

    /// <summary>
    /// A training forward pass over copies of one row, but with running statistics. The masks are a function of the seed and the number of the sample.
    /// </summary>
    private void RunSamples(NetworkStorage storage, int first, int count, Span<float> outputs)
    {
        var pass = Training;
        pass.Begin(count, storage);
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
