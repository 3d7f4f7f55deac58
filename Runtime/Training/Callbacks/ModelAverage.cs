using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Keeps a moving average of the weights, and puts it into the network wherever that is measured or used: for validation, for other callbacks at the end of an
/// epoch, and at the end of the training.
/// </summary>
/// <remarks>
/// <para>After the first step the average is the weights, after each later one <c>average ← Decay · average + (1 − Decay) · weights</c> (PyTorch's <c>AveragedModel</c> with
/// <c>get_ema_multi_avg_fn</c>). Training goes on with its own weights: they are back when the next epoch begins.</para>
/// <para>So what <see cref="EarlyStopping"/> restores is the average that was validated. What is no parameter (running statistics) is not averaged. Where an exception ends the
/// training in an epoch, its own weights stay. A second <c>Fit</c> starts from the average.</para>
/// </remarks>
public sealed class ModelAverage : Callback, ICallbackState
{
    /// <summary>The name of the average in a checkpoint.</summary>
    internal const string Average = "other";
    // The average; while that is in the network, the weights of the training.
    private float[] other = [];
    private long steps;
    private bool isInNetwork;

    /// <summary>How much of the average is kept at a step; in [0, 1). Default 0.999: about the last thousand steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Decay { get; set => field = Hyperparameter.FractionBelowOne(value); } = 0.999;

    /// <summary>Epochs at the start of a training that are not averaged. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int StartFromEpoch
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(StartFromEpoch), value, "StartFromEpoch must be at least 0.");
    }

    /// <inheritdoc/>
    public override void OnFitBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        other = new float[context.Core.Storage.Parameters.Length];
        steps = 0;
        isInNetwork = false;
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context)
    {
        if (isInNetwork)
        {
            Swap(context);
        }
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Epoch - context.FirstEpoch < StartFromEpoch)
        {
            return;
        }

        var weights = context.Core.Storage.Parameters.Span;
        if (steps++ == 0)
        {
            weights.CopyTo(other);
        }
        else
        {
            Interpolation.Lerp(other, weights, (float)(1 - Decay));
        }
    }

    /// <inheritdoc/>
    public override void OnEpochTrained(TrainingContext context)
    {
        if (steps > 0)
        {
            Swap(context);
        }
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Stopped within an epoch; but what another callback has restored already, or the training's failure has, stays.
        if (steps > 0 && !isInNetwork && context.History.StopReason != StopReason.Failed && context.History.RestoredEpoch is null)
        {
            Swap(context);
        }
    }

    void ICallbackState.Save(CallbackState state)
    {
        state.SetValues(Average, other);
        state.SetNumber(nameof(steps), steps);
        state.SetNumber(nameof(isInNetwork), isInNetwork ? 1 : 0);
    }

    void ICallbackState.Restore(CallbackState state)
    {
        var saved = state.GetValues(Average);
        if (saved.Length != other.Length)
        {
            throw new InvalidDataException($"Expected {other.Length} numbers in the state of {nameof(ModelAverage)}, but found {saved.Length}.");
        }

        saved.CopyTo(other);
        steps = (long)state.GetNumber(nameof(steps));
        isInNetwork = state.GetNumber(nameof(isInNetwork)) != 0;
    }

    private void Swap(TrainingContext context)
    {
        var weights = context.Core.Storage.Parameters.Span;
        for (int i = 0; i < other.Length; i++)
        {
            (weights[i], other[i]) = (other[i], weights[i]);
        }

        isInNetwork = !isInNetwork;
    }
}
