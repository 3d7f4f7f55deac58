using NetGen;

namespace Forecast;

/// <summary>
/// From how each half-hour of the last week differed from the week before it to how the next 48 half-hours will: a convolution and a recurrent layer for what
/// goes on, and beside them a linear layer for what repeats.
/// </summary>
/// <remarks>After LSTNet (Lai, Chang, Yang and Liu, "Modeling Long- and Short-Term Temporal Patterns with Deep Neural Networks", 2018).</remarks>
[Network(DemandSeries.StepsOfWeek, 1)]
[Conv1D(16, 8, Activation.ReLU, Stride = 4)]
[GRU(32)]
[LastStep]
[Dropout(0.2)]
[Dense(48, Name = "goesOn")]
[Flatten(From = "input")]
[Dense(48, Name = "repeats")]
[Add("goesOn")]
[MeanAbsoluteErrorLoss]
public sealed partial class DemandForecaster;
