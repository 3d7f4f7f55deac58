using NetGen;

/// <summary>Predicts the rent of a flat from its area, rooms, floor and age, in the units of the file: the network standardises both sides itself.</summary>
[Network(4)]
[Standardize]
[Dense(32, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(1)]
[MeanSquaredErrorLoss(StandardizeTargets = true)]
public sealed partial class RentNetwork;
