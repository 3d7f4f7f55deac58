using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>One training step of a network: implements its <c>TrainStep</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkTraining
{
    /// <summary>
    /// Computes the gradients of a batch and makes one optimizer step. Returns the batch's mean loss before the step. If that is not finite, or if nothing
    /// counts, no step is made:
    /// parameters, state, optimizer and <see cref="NetworkCore.Step"/> stay unchanged.
    /// </summary>
    /// <param name="core">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="targets">The targets of the rows.</param>
    /// <param name="optimizer">Updates the parameters.</param>
    /// <exception cref="ArgumentException">Inputs, targets or weights do not match the network, its loss or each other.</exception>
    /// <exception cref="InvalidOperationException">The network is in use, or the optimizer belongs to another network.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float TrainStep(this NetworkCore core, ReadOnlySpan<float> inputs, in TargetBatch targets, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentNullException.ThrowIfNull(optimizer);
        using var hold = core.Guard.Enter();
        optimizer.CheckStep(core);
        var loss = core.ComputeGradientsHeld(inputs, targets);
        float mean = (float)loss.Mean;
        if (loss.Weight != 0 && float.IsFinite(mean))
        {
            optimizer.StepHeld(core);
        }

        return mean;
    }
}
