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

    /// <summary>After it, as far as gradients of parameters come of it.</summary>
    Backward,

    /// <summary>The gradients of parameters that no other step waits for.</summary>
    ParameterGradients,

    /// <summary>The gradients of parameters that several layers share, from the parts that each gives.</summary>
    SharedGradients,

    /// <summary>Before <see cref="InputGradient"/>; depends on the parameters only.</summary>
    InputPreparation,

    /// <summary>What is needed for the gradient of the inputs alone.</summary>
    InputGradient,
}

/// <summary>A call of a kernel in a program.</summary>
/// <param name="Operation">What is called.</param>
/// <param name="Phase">When.</param>
internal sealed record Step(Operation Operation, StepPhase Phase)
{
    /// <summary>Whether it runs over items of its own over the whole batch, and not over rows.</summary>
    public bool IsOverItems => Operation.Domain == Domain.Items;

    /// <summary>Its place in the order, and its job.</summary>
    public Moment Moment { get; init; }

    /// <summary>The layers whose parameters' gradients come of it, by index. Where all of them are frozen it may be left out.</summary>
    public IReadOnlyCollection<int> NeededBy { get; init; } = [];

    /// <summary>The heads from whose gradients it computes, by index. Where all of them are zero, what it gives is zero.</summary>
    public IReadOnlyCollection<int> Heads { get; init; } = [];
}
