namespace NetGen;

/// <summary>
/// A metric that a callback monitors, and the rule by which one of its values improves on another: by more than the smallest change that counts, as in Keras.
/// </summary>
/// <param name="Metric">The metric.</param>
/// <param name="Mode">Which way it improves.</param>
/// <param name="MinDelta">The smallest change that counts, at least 0.</param>
/// <param name="IsRelative">Whether that is a part of the value to improve on, and not a difference.</param>
internal readonly record struct MonitoredMetric(Metric Metric, MonitorMode Mode, double MinDelta, bool IsRelative = false)
{
    /// <summary>A value that every number improves on.</summary>
    public double Worst => HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;

    private bool HigherIsBetter => Mode == MonitorMode.Auto ? Metric.HigherIsBetter : Mode == MonitorMode.Max;

    /// <summary>Whether a value improves on another; NaN never does.</summary>
    public bool Improves(double value, double reference)
    {
        if (!IsRelative || !double.IsFinite(reference))
        {
            return HigherIsBetter ? value - MinDelta > reference : value + MinDelta < reference;
        }

        double change = MinDelta * Math.Abs(reference);
        return HigherIsBetter ? value > reference + change : value < reference - change;
    }

    /// <summary>Checks that the training computes it.</summary>
    /// <exception cref="InvalidOperationException">It does not; the message names the callback and says why.</exception>
    public void Require(TrainingContext context, string callback)
    {
        if (Metric.WhyMissing(context.Network, context.HasValidation) is { } reason)
        {
            throw new InvalidOperationException($"{callback} monitors the {Metric} of {context.Network.Name}, but there is none: {reason}.");
        }
    }
}
