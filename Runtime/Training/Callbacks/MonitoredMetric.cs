namespace NetGen;

/// <summary>A metric that a callback watches, and when one of its values is better than another: by more than the least change that counts, as in Keras.</summary>
/// <param name="Metric">What is watched.</param>
/// <param name="Mode">Which way it improves.</param>
/// <param name="MinDelta">The least change that counts, at least 0.</param>
/// <param name="IsRelative">Whether that is a part of the value to improve on, and not a difference.</param>
internal readonly record struct MonitoredMetric(Metric Metric, MonitorMode Mode, double MinDelta, bool IsRelative = false)
{
    /// <summary>What every number is better than.</summary>
    public double Worst => HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;

    private bool HigherIsBetter => Mode == MonitorMode.Auto ? Metric.HigherIsBetter : Mode == MonitorMode.Max;

    /// <summary>Whether a value improves on another; what is not a number never does.</summary>
    public bool Improves(double value, double reference)
    {
        if (!IsRelative || !double.IsFinite(reference))
        {
            return HigherIsBetter ? value - MinDelta > reference : value + MinDelta < reference;
        }

        double change = MinDelta * Math.Abs(reference);
        return HigherIsBetter ? value > reference + change : value < reference - change;
    }

    /// <summary>Whether the training has it.</summary>
    /// <exception cref="InvalidOperationException">It does not; the message names the callback and says why.</exception>
    public void Require(TrainingContext context, string callback)
    {
        if (Metric.WhyMissing(context.Network, context.HasValidation) is { } reason)
        {
            throw new InvalidOperationException($"{callback} monitors the {Metric} of {context.Network.Name}, but there is none: {reason}.");
        }
    }
}
