using NetGen.Generated;

namespace NetGen;

/// <summary>All that a checkpoint holds.</summary>
/// <param name="State">What is no array.</param>
/// <param name="Arrays">Parameters, untrained state, the optimizer's state and what callbacks put down, by name.</param>
internal sealed record CheckpointContent(TrainingState State, IReadOnlyDictionary<string, ReadOnlyMemory<float>> Arrays)
{
    public const string Parameters = "parameters";

    public const string NetworkState = "state";

    /// <summary>What is set for each layer: its rate factor, and 1 where its statistics are frozen. Checkpoints of older versions do not have it.</summary>
    public const string LayerSettings = "layers";

    /// <summary>Of a training that carries states, within an epoch: those that the rows of the last batch ended with.</summary>
    public const string CarriedStates = "carried";

    public static string OptimizerState(string name) => $"optimizer.{name}";

    public static string OfCallback(int callback, string name) => FormattableString.Invariant($"callback{callback}.{name}");

    /// <summary>An array of the length that a network or an optimizer needs.</summary>
    /// <exception cref="InvalidDataException">It is missing or has another length.</exception>
    public ReadOnlySpan<float> Array(string name, int length) =>
        !Arrays.TryGetValue(name, out var values) ? throw new InvalidDataException($"The checkpoint has no array '{name}'.")
        : values.Length != length ? throw new InvalidDataException($"Expected {length} numbers in the checkpoint's array '{name}', but found {values.Length}.")
        : values.Span;

    /// <summary>Gives a network the parameters and state. A prediction that is running ends on the old ones.</summary>
    public void RestoreNetwork(NetworkCore core)
    {
        var storage = new NetworkStorage(core.Description.ParameterStorage, core.Description.StateStorage)
        {
            IsFitted = State.IsFitted,
            ClassNames = State.ClassNames,
            HeadClassNames = State.HeadClassNames,
            Features = State.Features,
        };
        Array(Parameters, storage.Parameters.Length).CopyTo(storage.Parameters.Span);
        Array(NetworkState, storage.State.Length).CopyTo(storage.State.Span);
        core.Storage = storage;
        core.Step = State.Step;
        if (Arrays.TryGetValue(LayerSettings, out var settings))
        {
            core.LayerSettings = settings;
        }
    }

    /// <summary>Gives an optimizer its state and steps, but not the learning rate.</summary>
    public void RestoreOptimizer(Optimizer optimizer, int parameters)
    {
        optimizer.ResetHeld();
        if (State.OptimizerSteps == 0)
        {
            return;
        }

        optimizer.RestoreHeld(State.OptimizerSteps, parameters);
        foreach (var (name, values) in optimizer.States)
        {
            Array(OptimizerState(name), parameters).CopyTo(values.Span);
        }
    }

    private void CheckClassNames(string source, NetworkDescription network)
    {
        foreach (var head in network.Heads)
        {
            int? names = network.HasHeads ? State.HeadClassNames.GetValueOrDefault(head.Name)?.Count : State.ClassNames?.Length;
            if (names > head.ClassCount)
            {
                throw new InvalidDataException($"{source} names {names} classes, but {head.Title(network)} distinguishes {head.ClassCount}.");
            }
        }

        if (network.HasHeads && State.ClassNames is not null)
        {
            throw new InvalidDataException($"{source} has class names of one head, but {network.Name} has several.");
        }

        if (State.HeadClassNames.Keys.FirstOrDefault(name => !network.HasHeads || network.Heads.All(h => h.Name != name)) is { } unknown)
        {
            throw new InvalidDataException($"{source} has class names of the head {VisibleText.Quote(unknown)}, which {network.Name} does not have.");
        }
    }

    /// <summary>Copies of weights in the state of the library's callbacks are as long as the weights.</summary>
    private void CheckCallbacks(NetworkDescription network)
    {
        for (int i = 0; i < State.Callbacks.Length; i++)
        {
            (string Name, int Length)[] copies = State.Callbacks[i].Type switch
            {
                nameof(EarlyStopping) => [(WeightSnapshot.ParametersName, network.ParameterStorage), (WeightSnapshot.StateName, network.StateStorage)],
                nameof(ModelAverage) => [(ModelAverage.Average, network.ParameterStorage)],
                _ => [],
            };
            foreach (var (name, length) in copies.Where(copy => Arrays.ContainsKey(OfCallback(i, copy.Name))))
            {
                Array(OfCallback(i, name), length);
            }
        }
    }

    /// <summary>Throws where a network or an optimizer cannot take the content. Nothing has been touched then.</summary>
    /// <exception cref="InvalidDataException">It does not fit.</exception>
    /// <exception cref="InvalidOperationException">The optimizer serves another network.</exception>
    public void Check(string source, NetworkCore core, Optimizer optimizer)
    {
        optimizer.CheckOwner(core);
        var network = core.Description;
        if (State.ArchitectureHash != network.ArchitectureHash)
        {
            throw new InvalidDataException(
                $"{source} does not fit {network.Name}: it holds a training of {VisibleText.Of(State.Network)} with another architecture; expected hash {network.ArchitectureHash}, found {VisibleText.Of(State.ArchitectureHash)}.");
        }

        if (State.Version == TrainingState.FirstVersion)
        {
            network.RequireVersion1(source);
        }

        if (State.Features is { } features
            && network.Features is { } ofRows
            && FeatureDifference.Find(features, "in the checkpoint", ofRows, $"in {network.Name}") is { } difference)
        {
            throw new InvalidDataException($"{source} does not fit {network.Name}: {difference}.");
        }

        if (State.Optimizer != optimizer.GetType().Name)
        {
            throw new InvalidDataException($"{source} holds the state of {VisibleText.Of(State.Optimizer)}, but the optimizer is {optimizer.GetType().Name}.");
        }

        CheckClassNames(source, network);

        Array(Parameters, network.ParameterStorage);
        Array(NetworkState, network.StateStorage);
        if (Arrays.ContainsKey(LayerSettings))
        {
            foreach (float setting in Array(LayerSettings, 2 * network.Layers.Count))
            {
                if (setting is not (>= 0 and <= float.MaxValue))
                {
                    throw new InvalidDataException(FormattableString.Invariant($"{source}: expected finite numbers of at least 0 in the array '{LayerSettings}', but found {setting}."));
                }
            }
        }

        CheckCallbacks(network);
        if (State.OptimizerSteps == 0)
        {
            return;
        }

        string[] needed = optimizer.NeededState;
        if (!State.OptimizerStates.SequenceEqual(needed))
        {
            throw new InvalidDataException(
                $"{source} holds the state [{string.Join(", ", State.OptimizerStates.Select(VisibleText.Of))}] of {State.Optimizer}, but its options need [{string.Join(", ", needed)}].");
        }

        foreach (string name in needed)
        {
            Array(OptimizerState(name), network.ParameterStorage);
        }
    }
}
