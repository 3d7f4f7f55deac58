using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>A whole training step of a network: what its <c>TrainStep</c> does.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkTraining
{
    /// <summary>
    /// Gradients of a batch and one step of the optimizer; gives the batch's mean loss before the step. Where that is not finite there is no step:
    /// parameters, state, optimizer and <see cref="NetworkCore.Step"/> stay as they are.
    /// </summary>
    /// <param name="core">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="targets">The targets of the rows.</param>
    /// <param name="optimizer">Moves the parameters.</param>
    /// <exception cref="ArgumentException">Inputs, targets or weights do not fit the network, its loss or each other.</exception>
    /// <exception cref="InvalidOperationException">The network is in use, or the optimizer serves another one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float TrainStep(this NetworkCore core, ReadOnlySpan<float> inputs, in TargetBatch targets, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentNullException.ThrowIfNull(optimizer);
        using var hold = core.Guard.Enter();
        optimizer.CheckStep(core);
        float loss = (float)core.ComputeGradientsHeld(inputs, targets).Mean;
        if (float.IsFinite(loss))
        {
            optimizer.StepHeld(core);
        }

        return loss;
    }
}
