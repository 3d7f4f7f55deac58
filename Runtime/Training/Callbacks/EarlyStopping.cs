using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>Which way a monitored number improves.</summary>
public enum MonitorMode
{
    /// <summary>As the metric says: losses and errors down, accuracy and R² up.</summary>
    Auto,

    /// <summary>Lower is better.</summary>
    Min,

    /// <summary>Higher is better.</summary>
    Max,
}

/// <summary>Ends a training when a metric has stopped improving, and can bring back the weights of the best epoch.</summary>
/// <remarks>
/// Arguments and semantics are those of Keras 3. An epoch improves on the best one where its value is better by more than <see cref="MinDelta"/>; the training
/// stops at an epoch without improvement when <see cref="Patience"/> epochs have passed since the last improvement, but never after its first epoch.
/// Epochs without validation (<see cref="Trainer{TNetwork}.ValidateEvery"/>) do not count. A value that is not a number is never an improvement.
/// </remarks>
public sealed class EarlyStopping : Callback, ICallbackState
{
    private readonly WeightSnapshot bestWeights = new();
    private double best;
    private int bestEpoch;
    private int wait;
    private NetworkCore? core;

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

    /// <summary>The smallest change that counts as an improvement; the sign of a negative value is ignored. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number.</exception>
    public double MinDelta
    {
        get;
        set => field = double.IsFinite(value) ? Math.Abs(value) : throw new ArgumentOutOfRangeException(
            nameof(MinDelta), value, "MinDelta must be a finite number.");
    }

    /// <summary>Epochs without improvement after which the training ends. Default 0; 0 and 1 both end it at the first such epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int Patience
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Patience), value, "Patience must be at least 0.");
    }

    /// <summary>Which way the metric improves; by default it is known from the metric.</summary>
    public MonitorMode Mode { get; set; }

    /// <summary>
    /// A value to beat: only an epoch that is better than it, too, makes the patience start again. As in Keras an improvement on the best epoch alone never
    /// ends the training. Null (the default) for none.
    /// </summary>
    public double? Baseline { get; set; }

    /// <summary>
    /// Whether the weights of the best epoch are restored at the end, whatever ended the training: patience, limit, cancellation or exception.
    /// If no epoch improved, these are the weights of the first epoch that was monitored. Default false.
    /// </summary>
    public bool RestoreBestWeights { get; set; }

    /// <summary>Epochs at the start of a training that are not monitored. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int StartFromEpoch
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(StartFromEpoch), value, "StartFromEpoch must be at least 0.");
    }

    private MonitoredMetric Monitored => new(Monitor, Mode, MinDelta);

    /// <inheritdoc/>
    public override void Check(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Monitored.Require(context, nameof(EarlyStopping));
    }

    /// <inheritdoc/>
    public override void OnFitBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        core = context.Core;
        best = Monitored.Worst;
        bestEpoch = 0;
        wait = 0;
        bestWeights.Drop();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        int epochOfFit = context.Epoch - context.FirstEpoch;
        if (context.Record is not { } record || Monitor.Value(record) is not { } current || epochOfFit < StartFromEpoch)
        {
            return;
        }

        if (RestoreBestWeights && !bestWeights.IsTaken)
        {
            Keep(context);
        }

        wait++;
        if (Monitored.Improves(current, best))
        {
            best = current;
            Keep(context);
            if (Baseline is not { } baseline || Monitored.Improves(current, baseline))
            {
                wait = 0;
            }
        }
        else if (wait >= Patience && epochOfFit > 0)
        {
            context.RequestStop(StopReason.EarlyStopping, string.Create(
                CultureInfo.InvariantCulture, $"the {Monitor} has not improved for {wait} {(wait == 1 ? "epoch" : "epochs")}"));
        }
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (bestWeights.IsTaken)
        {
            bestWeights.Restore(context.Core);
            context.History.RestoredEpoch = bestEpoch;
        }
    }

    void ICallbackState.Save(CallbackState state)
    {
        state.SetNumber(nameof(best), best);
        state.SetNumber(nameof(bestEpoch), bestEpoch);
        state.SetNumber(nameof(wait), wait);
        bestWeights.Save(state);
    }

    void ICallbackState.Restore(CallbackState state)
    {
        best = state.GetNumber(nameof(best));
        bestEpoch = (int)state.GetNumber(nameof(bestEpoch));
        wait = (int)state.GetNumber(nameof(wait));
        bestWeights.Restore(state, core!);
    }

    private void Keep(TrainingContext context)
    {
        bestEpoch = context.Epoch;
        context.History.MonitoredBestEpoch = bestEpoch;
        if (RestoreBestWeights)
        {
            bestWeights.Take(context.Core);
        }
    }
}
