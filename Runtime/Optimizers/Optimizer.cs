using NetGen.Generated;

namespace NetGen;

/// <summary>Turns gradients into a change of the parameters.</summary>
public abstract class Optimizer
{
    /// <summary>The step size.</summary>
    public float LearningRate { get; set; }

    /// <summary>Updates a network's parameters by its current gradients, and counts the step.</summary>
    public void Step<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        Step(network.Core);
    }

    internal void Step(NetworkCore core)
    {
        Step(core.Storage.Parameters.Span, core.Gradients, core.Segments);
        core.Step++;
    }

    /// <summary>Updates flat parameters by flat gradients.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">As many gradients; clipping may change them.</param>
    /// <param name="segments">The ranges to update, in order, without overlap.</param>
    public abstract void Step(Span<float> parameters, Span<float> gradients, ReadOnlySpan<ParameterSegment> segments);
}
