using NetGen;

namespace CartPole;

/// <summary>Actor and critic on one trunk: the logits of the actions, and the value of the state.</summary>
[Network(Game.StateSize)]
[Dense(64, Activation.Tanh)]
[Dense(64, Activation.Tanh, Name = "trunk")]
[Dense(Game.Actions)]
[Output("policy")]
[Dense(1, From = "trunk")]
[Output("value")]
public sealed partial class ActorCritic;

/// <summary>The values of the actions.</summary>
[Network(Game.StateSize)]
[Dense(128, Activation.ReLU)]
[Dense(128, Activation.ReLU)]
[Dense(Game.Actions)]
public sealed partial class ActionValues;
