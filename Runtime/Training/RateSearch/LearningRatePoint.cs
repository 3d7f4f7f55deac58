using System.Globalization;

namespace NetGen;

/// <summary>One step of a range test.</summary>
/// <param name="Rate">The learning rate of the step.</param>
/// <param name="Loss">The loss of its batch, before the step.</param>
/// <param name="SmoothedLoss">The bias-corrected exponential mean of the losses so far.</param>
public readonly record struct LearningRatePoint(float Rate, double Loss, double SmoothedLoss)
{
    /// <summary>One line, the same in every culture: <c>rate 1.0e-3: loss 0.5120, smoothed 0.4981</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"rate {Rate:0.0##e+0}: loss {NumberText.Loss(Loss)}, smoothed {NumberText.Loss(SmoothedLoss)}");
}
