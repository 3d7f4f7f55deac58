using NetGen;

namespace CartPole;

/// <summary>Actor and critic on one trunk: the first outputs are the logits of the actions, the last one is the value of the state.</summary>
[Network(Game.StateSize)]
[Dense(64, Activation.Tanh)]
[Dense(64, Activation.Tanh)]
[Dense(Game.Actions + 1)]
public sealed partial class ActorCritic;

/// <summary>What each action is worth.</summary>
[Network(Game.StateSize)]
[Dense(128, Activation.ReLU)]
[Dense(128, Activation.ReLU)]
[Dense(Game.Actions)]
public sealed partial class ActionValues;
