using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen;

/// <content>What an optimizer keeps between steps.</content>
public abstract partial class Optimizer
{
    private AlignedBuffer[] state = [];
    private OptimizerState[] states = [];

    // The names for which the state was made; null before the first step. Each kind of state has one array of names, so comparing references is enough.
    private string[]? namesOfState;
    private int parametersOfState;

    // The network that made the steps; null before the first step, and if parameters come as spans.
    private NetworkCore? served;

    /// <summary>The number of steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>How many floats the optimizer keeps for each parameter with its current options.</summary>
    public int StateCount => StateNames.Length;

    /// <summary>The optimizer's state for each parameter, under PyTorch's names; empty before the first step.</summary>
    /// <remarks>The state, <see cref="Steps"/> and the properties describe an optimizer completely: use <see cref="Restore"/> to resume from them.</remarks>
    public IReadOnlyList<OptimizerState> States => states;

    /// <summary>The names of the state that the current options need.</summary>
    internal string[] NeededState => StateNames;

    /// <summary>The names of the state buffers in the order of the rule, always the same array for the same options.</summary>
    private protected abstract string[] StateNames { get; }

    /// <summary>The initial value of the floats of each buffer.</summary>
    private protected virtual float InitialState => 0f;

    /// <summary>Clears the state and the steps, so that the optimizer can start again with the same network or another one.</summary>
    /// <exception cref="InvalidOperationException">The optimizer's network is in use.</exception>
    public void Reset()
    {
        using var hold = Hold();
        ResetHeld();
    }

    /// <summary><see cref="Reset"/> for a caller that holds the network's guard, if there is one.</summary>
    internal void ResetHeld()
    {
        served = null;
        state = [];
        states = [];
        namesOfState = null;
        parametersOfState = 0;
        Steps = 0;
        LastGradientNorm = null;
    }

    /// <summary>
    /// Creates the <see cref="States"/> of an optimizer that has made <paramref name="steps"/> steps. Once they are filled with the values that
    /// <see cref="States"/> held then, training continues with the same bits.
    /// </summary>
    /// <param name="steps">The steps so far, at least 0.</param>
    /// <param name="parameters">The number of parameters, padding included, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="InvalidOperationException">The optimizer's network is in use.</exception>
    public void Restore(long steps, int parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(parameters);
        using var hold = Hold();
        RestoreHeld(steps, parameters);
    }

    /// <summary><see cref="Restore"/> for a caller that holds the network's guard, if there is one.</summary>
    internal void RestoreHeld(long steps, int parameters)
    {
        ResetHeld();
        AllocateState(parameters);
        Steps = steps;
    }

    /// <summary>An independent copy with the same options, steps and state.</summary>
    public Optimizer Clone()
    {
        var copy = (Optimizer)MemberwiseClone();
        copy.shared = null;
        copy.served = null;
        copy.state = [.. state.Select(buffer => buffer.Clone())];
        copy.states = [.. states.Select((one, i) => new OptimizerState(one.Name, copy.state[i]))];
        return copy;
    }

    /// <summary>Throws if a step of the network would throw, so that the error is reported before its gradients are computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void CheckStep(NetworkCore core)
    {
        CheckOwner(core);
        CheckOptions();
        CheckState(core.Description.ParameterStorage);
    }

    /// <summary>Throws if the state comes from another network's steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckOwner(NetworkCore core)
    {
        if (served is not null && served != core)
        {
            ThrowBelongsToAnother(core);
        }
    }

    /// <summary>Binds the optimizer to the network, unless it is bound to another one, possibly by another thread just now.</summary>
    private void Claim(NetworkCore core)
    {
        if (served != core && Interlocked.CompareExchange(ref served, core, null) is not null)
        {
            ThrowBelongsToAnother(core);
        }
    }

    private TrainingGuard.Hold Hold() => served is { } core ? core.Guard.Enter() : default;

    private void ThrowBelongsToAnother(NetworkCore core) => throw new InvalidOperationException(
        $"This {GetType().Name} belongs to another network, and its state comes from that network's steps: give this {core.Description.Name} a Clone of it to keep the state, or a new optimizer, or call Reset first.");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckState(int parameters)
    {
        if (namesOfState is null)
        {
            return;
        }

        if (parameters != parametersOfState)
        {
            throw new InvalidOperationException(
                $"This {GetType().Name} belongs to a network with {parametersOfState} parameters (padding included), but this network has {parameters}: create one optimizer for each network, or call Reset first.");
        }

        if (!ReferenceEquals(namesOfState, StateNames))
        {
            throw new InvalidOperationException(
                $"This {GetType().Name} has the state [{string.Join(", ", namesOfState)}] since its first step, but its options now need [{string.Join(", ", StateNames)}]: call Reset after you change them.");
        }
    }

    private void AllocateState(int parameters)
    {
        namesOfState = StateNames;
        parametersOfState = parameters;
        state = new AlignedBuffer[namesOfState.Length];
        states = new OptimizerState[namesOfState.Length];
        for (int i = 0; i < state.Length; i++)
        {
            // The state starts with zeros anyway.
            state[i] = new AlignedBuffer(parameters);
            if (InitialState != 0)
            {
                state[i].Span.Fill(InitialState);
            }

            states[i] = new OptimizerState(namesOfState[i], state[i]);
        }
    }
}
