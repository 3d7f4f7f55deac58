using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content>Batches whose rows go on where those of the batch before ended.</content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    /// <inheritdoc/>
    internal override string? WhyNotCarried
    {
        get
        {
            if (TKernels.StreamPlaces.Length == 0)
            {
                return "it has no state: give it a recurrent layer and [Streaming]";
            }

            if (TKernels.StepAxes.Length > 0)
            {
                return "its rows have lengths of their own: leave VariableLength out";
            }

            if (TKernels.OutputPlaces.Length > 0)
            {
                return "its loss has a Weight, which belongs to several heads: leave it out";
            }

            foreach (var place in TKernels.StreamPlaces)
            {
                if (place.Capacity > 0)
                {
                    return $"it also looks back to {NumberText.Count(place.Steps, "earlier step")} ({place.Name}), "
                        + "and only states of recurrent layers are carried";
                }
            }

            return null;
        }
    }

    /// <inheritdoc/>
    internal override CarriedStates CarryStates(int rows, int burnIn) => new(TKernels.StreamPlaces, rows, burnIn, stepOutputs);

    /// <summary>The divisor of the loss of steps that are not skipped: how many count, or the sum of the weights of their rows and classes.</summary>
    private double TotalSteps(in LossTargets loss, CarriedStates carried, int rows)
    {
        var head = Description.Heads[0];
        double weight = 0;
        for (int row = 0; row < rows; row++)
        {
            weight += StepsOfRow(head, loss, row, carried.SkippedSteps[row], head.Steps);
        }

        return weight;
    }

    /// <summary>Losses and output gradients of the steps of the rows from ≤ row &lt; to that are not skipped; the gradients of the others are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunLaterSteps(TrainingPass pass, CarriedStates carried, int from, int to)
    {
        var loss = pass.Loss;
        int steps = outputSize / stepOutputs;
        for (int row = from; row < to; row++)
        {
            var outputs = MemoryMarshal.CreateReadOnlySpan(ref pass.Row(TKernels.OutputOffset, row, TKernels.OutputStride), outputSize);
            var gradients = MemoryMarshal.CreateSpan(ref pass.Row(TKernels.OutputGradientOffset, row, TKernels.OutputStride), TKernels.OutputStride);
            gradients.Clear();
            Span<float> output = carried.OutputsOf(row), gradient = carried.GradientsOf(row);
            float weight = loss.RowWeight(row);
            double sum = 0;
            for (int step = carried.SkippedSteps[row]; step < steps; step++)
            {
                // Losses read and write whole vectors, which would reach into the next step.
                outputs.Slice(step * stepOutputs, stepOutputs).CopyTo(output);
                sum += TKernels.StepLoss(ref output[0], loss, (row * steps) + step, weight * pass.LossScale, ref gradient[0]);
                gradient[..stepOutputs].CopyTo(gradients[(step * stepOutputs)..]);
            }

            pass.RowLosses[row] = (float)(weight * sum);
        }
    }
}
