using NetGen.Generator.Graphs;

namespace NetGen.Generator.Programs;

/// <summary>When a step runs, in this order.</summary>
internal enum StepPhase
{
    /// <summary>Before the rows; depends on the parameters only.</summary>
    Preparation,

    /// <summary>Before the loss.</summary>
    Forward,

    /// <summary>The loss.</summary>
    Loss,

    /// <summary>After it, if gradients of parameters depend on it.</summary>
    Backward,

    /// <summary>The gradients of parameters that no other step waits for.</summary>
    ParameterGradients,

    /// <summary>The gradients of parameters that several layers share, summed from their parts.</summary>
    SharedGradients,

    /// <summary>Before <see cref="InputGradient"/>; depends on the parameters only.</summary>
    InputPreparation,

    /// <summary>What only the gradient of the inputs needs.</summary>
    InputGradient,
}

/// <summary>A call of a kernel in a program.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Phase">When.</param>
internal sealed record Step(Operation Operation, StepPhase Phase)
{
    /// <summary>Whether it runs over items over the whole batch, and not over rows.</summary>
    public bool IsOverItems => Operation.Domain == Domain.Items;

    /// <summary>Its place in the order, and its job.</summary>
    public Moment Moment { get; init; }

    /// <summary>The layers whose parameters' gradients depend on it, by index. If all of them are frozen, it may be skipped.</summary>
    public IReadOnlyCollection<int> NeededBy { get; init; } = [];

    /// <summary>The heads whose gradients it depends on, by index. If all of them are zero, its result is zero.</summary>
    public IReadOnlyCollection<int> Heads { get; init; } = [];
}
