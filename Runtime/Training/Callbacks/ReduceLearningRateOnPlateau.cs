namespace NetGen;

/// <summary>Lowers the learning rate when a metric has stopped improving.</summary>
/// <remarks>
/// <para>Arguments, defaults and semantics are those of Keras 3. An epoch improves on the best one where its value is better by more than
/// <see cref="MinDelta"/>. When <see cref="Patience"/> epochs have gone by without, the rate is multiplied by <see cref="Factor"/>; during the
/// <see cref="Cooldown"/> after that nothing is counted against it. Epochs without validation (<see cref="Trainer{TNetwork}.ValidateEvery"/>) count for
/// neither. A value that is not a number is never an improvement.</para>
/// <para>To have PyTorch's <c>ReduceLROnPlateau(patience=p, cooldown=c)</c>, set <see cref="Patience"/> to p + 1, <see cref="Cooldown"/> to c + 1 and
/// <see cref="RelativeMinDelta"/> to true: PyTorch forgives p bad epochs and acts at the next one, and counts none of the c.</para>
/// <para>With a <see cref="Trainer{TNetwork}.Schedule"/> it lowers the rate that the schedule scales: both factors multiply, and <see cref="MinLearningRate"/> bounds that base rate.
/// Either way the lowered rate is the optimizer's when the training is over.</para>
/// </remarks>
public sealed class ReduceLearningRateOnPlateau : Callback, ICallbackState
{
    private double best;
    private int wait;
    private int cooldown;

    /// <summary>The metric to monitor (default: the validation loss).</summary>
    public Metric Monitor
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Monitor));
            field = value;
        }
    } = Metric.ValidationLoss;

    /// <summary>What the rate is multiplied by; at least 0 and below 1. Default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Factor { get; set => field = Hyperparameter.FractionBelowOne(value); } = 0.1;

    /// <summary>Epochs without improvement after which the rate falls. Default 10; 0 and 1 both lower it at the first such epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int Patience
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Patience), value, "Patience must be at least 0.");
    } = 10;

    /// <summary>The smallest change that counts as an improvement; the sign of a negative value is ignored. Default 1e-4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number.</exception>
    public double MinDelta
    {
        get;
        set => field = double.IsFinite(value) ? Math.Abs(value) : throw new ArgumentOutOfRangeException(
            nameof(MinDelta), value, "MinDelta must be a finite number.");
    } = 1e-4;

    /// <summary>
    /// Whether <see cref="MinDelta"/> is a part of the best value (PyTorch's <c>threshold_mode='rel'</c>, its default) and not a difference (<c>'abs'</c>,
    /// and all that Keras has). Default false.
    /// </summary>
    public bool RelativeMinDelta { get; set; }

    /// <summary>Epochs after a reduction in which waiting does not begin. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int Cooldown
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Cooldown), value, "Cooldown must be at least 0.");
    }

    /// <summary>The rate does not fall below this; finite and at least 0. Default 0. A rate that is lower already stays.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public float MinLearningRate { get; set => field = (float)Hyperparameter.NonNegative(value); }

    /// <summary>Which way the metric improves; by default it is known from the metric.</summary>
    public MonitorMode Mode { get; set; }

    private MonitoredMetric Monitored => new(Monitor, Mode, MinDelta, RelativeMinDelta);

    /// <inheritdoc/>
    public override void Check(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Monitored.Require(context, nameof(ReduceLearningRateOnPlateau));
    }

    /// <inheritdoc/>
    public override void OnFitBegin(TrainingContext context)
    {
        best = Monitored.Worst;
        wait = 0;
        cooldown = 0;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Record is not { } record || Monitor.Value(record) is not { } current)
        {
            return;
        }

        // The order is Keras's: the last epoch of a cooldown is counted already.
        if (cooldown > 0)
        {
            cooldown--;
            wait = 0;
        }

        if (Monitored.Improves(current, best))
        {
            best = current;
            wait = 0;
        }
        else if (cooldown == 0 && ++wait >= Patience)
        {
            Reduce(context);
        }
    }

    void ICallbackState.Save(CallbackState state)
    {
        state.SetNumber(nameof(best), best);
        state.SetNumber(nameof(wait), wait);
        state.SetNumber(nameof(cooldown), cooldown);
    }

    void ICallbackState.Restore(CallbackState state)
    {
        best = state.GetNumber(nameof(best));
        wait = (int)state.GetNumber(nameof(wait));
        cooldown = (int)state.GetNumber(nameof(cooldown));
    }

    /// <summary>At the minimum the wait goes on, as in Keras: a rate that is raised from outside falls again at once.</summary>
    private void Reduce(TrainingContext context)
    {
        float rate = context.BaseLearningRate;
        if (rate > MinLearningRate)
        {
            context.BaseLearningRate = Math.Max((float)(rate * Factor), MinLearningRate);
            cooldown = Cooldown;
            wait = 0;
        }
    }
}
