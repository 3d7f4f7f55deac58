using NetGen;

/// <summary>A flat: the body of a request, and a row to learn from.</summary>
/// <param name="District">Where it is: Centre, North or West.</param>
/// <param name="Area">Its area in m².</param>
/// <param name="Rooms">How many rooms it has.</param>
/// <param name="Rent">Its rent a month, where it is known.</param>
[Features]
public sealed partial record Flat([Category("Centre", "North", "West")] string District, float Area, int Rooms, [Target] float? Rent = null);

/// <summary>Predicts the rent of a flat.</summary>
[Network<Flat>]
[Standardize]
[Dense(32, Activation.ReLU)]
[Dense(1)]
[MeanSquaredErrorLoss(StandardizeTargets = true)]
public sealed partial class RentNetwork;

/// <summary>The body of an answer.</summary>
public sealed record Prediction(float Rent);
