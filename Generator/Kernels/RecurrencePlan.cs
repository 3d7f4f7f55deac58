namespace NetGen.Generator.Kernels;

/// <summary>What happens in a step of a recurrent layer: a type of the library, and how many parts of so many units it works with.</summary>
/// <param name="Name">What it is called in names of kernels.</param>
/// <param name="Type">The type.</param>
/// <param name="Gates">Parts of its products.</param>
/// <param name="Saved">Parts that the backward pass needs.</param>
/// <param name="Splits">Whether the gradients of the two products differ.</param>
/// <param name="States">Vectors of its state: h, and c where it has one.</param>
/// <param name="ResetsState">Whether the product of its last gate is with a state that the other gates have reset.</param>
internal sealed record Cell(string Name, string Type, int Gates, int Saved, bool Splits, int States = 1, bool ResetsState = false)
{
    public static Cell LSTM { get; } = new("LSTM", "LSTMCell", 4, 5, false, 2);

    public static Cell GRU { get; } = new("GRU", "GRUCell", 3, 5, true);

    public static Cell ResetBeforeGRU { get; } = new("ResetBeforeGRU", "ResetBeforeGRUCell", 3, 4, false, ResetsState: true);

    public static Cell Tanh { get; } = new("RNN", "RNNCell<Tanh>", 1, 1, false);

    public static Cell ReLU { get; } = new("RNN", "RNNCell<ReLU>", 1, 1, false);
}

/// <summary>The shapes of a recurrent layer in one direction.</summary>
/// <param name="Cell">What happens in a step.</param>
/// <param name="Steps">Steps of a row.</param>
/// <param name="Inputs">Inputs of a step.</param>
/// <param name="Units">Values of its state h.</param>
/// <param name="IsReverse">Whether it goes from the last step to the first.</param>
/// <param name="IsLearnt">Whether the state before the first step is learnt.</param>
internal sealed record RecurrencePlan(Cell Cell, int Steps, int Inputs, int Units, bool IsReverse, bool IsLearnt)
{
    /// <summary>Where the state stands in those that a training carries from rows to the next ones; null if it is not carried.</summary>
    public int? Carried { get; init; }

    /// <summary>Whether rows may begin with another state than 0.</summary>
    public bool HasStates => IsLearnt || Carried is not null;

    /// <summary>Floats of h and c.</summary>
    public int StateLength => 2 * Panels.Pad(Units);

    /// <summary>How the names of methods end that go in its direction.</summary>
    public string Direction => IsReverse ? "Reverse" : string.Empty;

    /// <summary>The method of the backward pass.</summary>
    public string BackwardMethod => (Cell.ResetsState ? "BackwardReset" : "Backward") + Direction;

    /// <summary>Gates of all units, each gate's in whole panels.</summary>
    public int GatesLength => Cell.Gates * Panels.Pad(Units);

    /// <summary>Gates of all units that the product with the state itself gives, in whole panels.</summary>
    public int StateGatesLength => GatesLength - (Cell.ResetsState ? Panels.Pad(Units) : 0);

    /// <summary>Floats of a row that the backward pass needs.</summary>
    public int SavedLength => Steps * SavedOfStep;

    /// <summary>Floats of a step that the backward pass needs.</summary>
    public int SavedOfStep => Cell.Saved * Panels.Pad(Units);

    /// <summary>Floats of a row's state and sums in the forward pass.</summary>
    public int WorkLength => (2 + Cell.Saved) * Panels.Pad(Units);

    /// <summary>Floats of a stream's state, of what a step keeps, and of its product with the inputs.</summary>
    public int StreamLength => (2 + Cell.Saved + Cell.Gates) * Panels.Pad(Units);

    /// <summary>Floats of the gradient of a row's state in the backward pass.</summary>
    public int BackwardWorkLength => 3 * Panels.Pad(Units);

    /// <summary>Multiply-adds of a row.</summary>
    public long MultiplyAdds => (long)Steps * Cell.Gates * Units * (Inputs + Units);

    /// <summary>The product with the inputs of every step: a convolution whose window is one step.</summary>
    public ConvolutionPlan InputProduct => ConvolutionPlan.PerStep(Steps, Inputs, GatesLength);

    /// <summary>
    /// What the gradient of the state's weights is summed over: the states before all steps beside the gates; where the first of them is 0, those of all steps
    /// but the last beside the gates of all but the first.
    /// </summary>
    public ConvolutionPlan StateProduct => ConvolutionPlan.PerStep(HasStates ? Steps : Steps - 1, Units, GatesLength);
}
