namespace NetGen;

/// <summary>Observes a training, and may intervene, at fixed moments. Each method does nothing unless it is overridden.</summary>
/// <remarks>
/// <para>The order of events, each for all callbacks in the order of <see cref="Trainer{TNetwork}.Callbacks"/>:</para>
/// <list type="number">
/// <item><see cref="Check"/>, before anything is touched;</item>
/// <item><see cref="OnFitBegin"/>, before preprocessing is fitted;</item>
/// <item>for each epoch: <see cref="OnEpochBegin"/>; <see cref="OnBatchEnd"/> after every optimizer step; <see cref="OnEpochTrained"/>; then the validation, if it is due;
/// <see cref="OnEpochEnd"/>;</item>
/// <item><see cref="OnFitEnd"/>, whatever ended the training — the limit, a request, a cancellation or an exception — for each callback whose
/// <see cref="OnFitBegin"/> returned, even where another one throws.</item>
/// </list>
/// <para>An epoch that is stopped before its end (cancelled, or <see cref="TrainingContext.RequestStop(string)"/> in <see cref="OnBatchEnd"/>) has neither
/// <see cref="OnEpochTrained"/> nor <see cref="OnEpochEnd"/>.
/// All methods run on the thread of <c>Fit</c>. A callback object belongs to one training at a time; at the next it starts anew.</para>
/// </remarks>
public abstract class Callback
{
    /// <summary>
    /// Whether the callback only tells or writes down what it sees: then it runs on rank 0 of a <see cref="RankGroup"/> alone. Others run on every rank, where
    /// they must decide alike. Default false.
    /// </summary>
    public virtual bool IsOutput => false;

    /// <summary>Throws if the callback cannot do its work in this training.</summary>
    /// <exception cref="InvalidOperationException">It cannot, and the message says why.</exception>
    public virtual void Check(TrainingContext context)
    {
    }

    /// <summary>The training begins.</summary>
    public virtual void OnFitBegin(TrainingContext context)
    {
    }

    /// <summary>An epoch begins; a learning rate set here holds from its first step.</summary>
    public virtual void OnEpochBegin(TrainingContext context)
    {
    }

    /// <summary>A batch has been trained on. This runs every few microseconds for a small network: it should do little and allocate nothing.</summary>
    public virtual void OnBatchEnd(TrainingContext context)
    {
    }

    /// <summary>All batches of an epoch have been trained on; the validation comes next, if it is due, and sees the weights as they are left here.</summary>
    public virtual void OnEpochTrained(TrainingContext context)
    {
    }

    /// <summary>An epoch is over and validated; <see cref="TrainingContext.Record"/> is there.</summary>
    public virtual void OnEpochEnd(TrainingContext context)
    {
    }

    /// <summary>The training is over; <see cref="TrainingHistory.StopReason"/> says why.</summary>
    public virtual void OnFitEnd(TrainingContext context)
    {
    }
}
