using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen;

/// <content>What an optimizer remembers between steps.</content>
public abstract partial class Optimizer
{
    private AlignedBuffer[] state = [];
    private OptimizerState[] states = [];

    // The names the state was made for; null before the first step. Every kind of state has one array of names, so references tell them apart.
    private string[]? namesOfState;
    private int parametersOfState;

    // Whose steps the state comes from; null before the first, and where parameters come as spans.
    private NetworkCore? served;

    /// <summary>Steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>How many floats the optimizer keeps for every parameter, as it is set up now.</summary>
    public int StateCount => StateNames.Length;

    /// <summary>What the optimizer keeps for every parameter, under PyTorch's names; empty before the first step.</summary>
    /// <remarks>Together with <see cref="Steps"/> and the properties that is all an optimizer is: <see cref="Restore"/> takes it up again.</remarks>
    public IReadOnlyList<OptimizerState> States => states;

    /// <summary>The names of what the options ask to be kept.</summary>
    internal string[] NeededState => StateNames;

    /// <summary>The names of the state's buffers in the order of the rule, always the same array for the same options.</summary>
    private protected abstract string[] StateNames { get; }

    /// <summary>What the floats of every buffer start as.</summary>
    private protected virtual float InitialState => 0f;

    /// <summary>Forgets state and steps, so that the optimizer can start again, with the same network or another one.</summary>
    /// <exception cref="InvalidOperationException">The network that it serves is in use.</exception>
    public void Reset()
    {
        using var hold = Hold();
        ResetHeld();
    }

    /// <summary><see cref="Reset"/> for who holds the guard of the network, if there is one.</summary>
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
    /// Makes the <see cref="States"/> of an optimizer that has done <paramref name="steps"/> steps; filled with what
    /// <see cref="States"/> held then, it continues with the same bits.
    /// </summary>
    /// <param name="steps">The steps done so far, at least 0.</param>
    /// <param name="parameters">The number of parameters, padding included, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="InvalidOperationException">The network that it serves is in use.</exception>
    public void Restore(long steps, int parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(parameters);
        using var hold = Hold();
        RestoreHeld(steps, parameters);
    }

    /// <summary><see cref="Restore"/> for who holds the guard of the network, if there is one.</summary>
    internal void RestoreHeld(long steps, int parameters)
    {
        ResetHeld();
        AllocateState(parameters);
        Steps = steps;
    }

    /// <summary>An optimizer of its own with the same options, steps and state: each goes on as if the other were not there.</summary>
    public Optimizer Clone()
    {
        var copy = (Optimizer)MemberwiseClone();
        copy.shared = null;
        copy.served = null;
        copy.state = [.. state.Select(buffer => buffer.Clone())];
        copy.states = [.. states.Select((one, i) => new OptimizerState(one.Name, copy.state[i]))];
        return copy;
    }

    /// <summary>Throws where a step of the network would: that can be said before its gradients are computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void CheckStep(NetworkCore core)
    {
        CheckServes(core);
        CheckOptions();
        CheckState(core.Description.ParameterStorage);
    }

    /// <summary>Throws where the state comes from another network's steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckServes(NetworkCore core)
    {
        if (served is not null && served != core)
        {
            ThrowServesAnother(core);
        }
    }

    /// <summary>Makes the network the one that is served, unless another one is, perhaps since a moment ago on another thread.</summary>
    private void Claim(NetworkCore core)
    {
        if (served != core && Interlocked.CompareExchange(ref served, core, null) is not null)
        {
            ThrowServesAnother(core);
        }
    }

    private TrainingGuard.Hold Hold() => served is { } core ? core.Guard.Enter() : default;

    private void ThrowServesAnother(NetworkCore core) => throw new InvalidOperationException(
        $"This {GetType().Name} serves another network, and what it has kept belongs to that one's steps: give this {core.Description.Name} a Clone of it to go on with that, or a new optimizer, or call Reset first.");

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
                $"This {GetType().Name} serves a network with {parametersOfState} parameters (padding included), but this one has {parameters}: make one optimizer for each network, or call Reset first.");
        }

        if (!ReferenceEquals(namesOfState, StateNames))
        {
            throw new InvalidOperationException(
                $"This {GetType().Name} has kept the state [{string.Join(", ", namesOfState)}] since its first step, but its options now need [{string.Join(", ", StateNames)}]: call Reset after changing them.");
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
            // It starts with zeros as it is.
            state[i] = new AlignedBuffer(parameters);
            if (InitialState != 0)
            {
                state[i].Span.Fill(InitialState);
            }

            states[i] = new OptimizerState(namesOfState[i], state[i]);
        }
    }
}
