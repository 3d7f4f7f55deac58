namespace NetGen;

/// <summary>
/// The base of recurrent layers: they go through a sequence of steps × features with a state, and give the state h of every step, (steps, units), as PyTorch's
/// with <c>batch_first=True</c>.
/// </summary>
/// <remarks>
/// Their tensors are PyTorch's: <c>weight_ih_l0</c>, <c>weight_hh_l0</c>, <c>bias_ih_l0</c>, <c>bias_hh_l0</c>, with <c>_reverse</c> behind them for the
/// direction back, and <c>l1</c> and so on for further layers. These start between ±1 / √units. For the state after the last step put
/// <see cref="LastStepAttribute"/> behind the layer.
/// </remarks>
/// <param name="units">Values of the state, at least 1.</param>
public abstract class RecurrentAttribute(int units) : LayerAttribute
{
    /// <summary>Values of the state, at least 1.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// Layers one after the other, at least 1 and at most 64 (default 1): PyTorch's <c>num_layers</c>. Each takes the states of the one before as its inputs.
    /// </summary>
    public int Layers { get; set; } = 1;

    /// <summary>
    /// The probability, in [0, 1), that a state is set to 0 in training on its way from one of several <see cref="Layers"/> to the next, and not after the last
    /// (default 0): PyTorch's <c>dropout</c>. What is kept is divided by 1 − p.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>
    /// Whether a second layer with weights of its own goes from the last step to the first (default false): then each step has both states one behind the
    /// other, (steps, 2 · units).
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>
    /// Whether the state before the first step is learnt (default false): otherwise it is 0. It begins as 0, is the same for all rows, and is saved as the
    /// tensors <c>h_0_l0</c> and <c>c_0_l0</c>, one number a unit; PyTorch has such a state as an input of its layers.
    /// </summary>
    public bool TrainedState { get; set; }
}
