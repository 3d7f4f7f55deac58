namespace NetGen;

/// <summary>
/// What a <see cref="Callback"/> remembers from one epoch to the next and a checkpoint therefore holds: with it a resumed training goes on as if it had never
/// ended.
/// </summary>
/// <remarks>
/// <see cref="Restore"/> follows <see cref="Callback.OnFitBegin"/> and, where the checkpoint stands within an epoch, once more
/// <see cref="Callback.OnEpochBegin"/> of that epoch.
/// </remarks>
public interface ICallbackState
{
    /// <summary>Puts down what is remembered. It runs after the batch or the epoch, when every callback has seen it.</summary>
    void Save(CallbackState state);

    /// <summary>Takes up what <see cref="Save"/> put down.</summary>
    void Restore(CallbackState state);
}
