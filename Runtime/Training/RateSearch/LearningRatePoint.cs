namespace NetGen;

/// <summary>One step of a range test.</summary>
/// <param name="Rate">The learning rate of the step.</param>
/// <param name="Loss">The loss of its batch, before the step.</param>
/// <param name="SmoothedLoss">The bias-corrected exponential mean of the losses so far.</param>
public readonly record struct LearningRatePoint(float Rate, double Loss, double SmoothedLoss);
