using NetGen.Generated;

namespace NetGen;

/// <summary>A copy of a network's parameters and state in memory that is taken once.</summary>
internal sealed class WeightSnapshot
{
    public const string ParametersName = "best_parameters";
    public const string StateName = "best_state";
    private float[] parameters = [];
    private float[] state = [];

    /// <summary>Whether there is something to restore.</summary>
    public bool IsTaken { get; private set; }

    public void Take(NetworkCore core)
    {
        var storage = core.Storage;
        Copy(storage.Parameters.Span, ref parameters);
        Copy(storage.State.Span, ref state);
        IsTaken = true;
    }

    public void Restore(NetworkCore core)
    {
        var storage = core.Storage;
        parameters.CopyTo(storage.Parameters.Span);
        state.CopyTo(storage.State.Span);
    }

    /// <summary>Puts the copy down, if there is one.</summary>
    public void Save(CallbackState callback)
    {
        if (IsTaken)
        {
            callback.SetValues(ParametersName, parameters);
            callback.SetValues(StateName, state);
        }
    }

    /// <summary>Takes a copy up, where one was put down.</summary>
    /// <exception cref="InvalidDataException">It is that of another network.</exception>
    public void Restore(CallbackState callback, NetworkCore core)
    {
        IsTaken = callback.TryGetValues(ParametersName, out var savedParameters);
        if (IsTaken)
        {
            Copy(OfLength(savedParameters, core.Storage.Parameters.Length), ref parameters);
            Copy(OfLength(callback.GetValues(StateName), core.Storage.State.Length), ref state);
        }
    }

    /// <summary>Forgets the copy but keeps the memory.</summary>
    public void Drop() => IsTaken = false;

    private static ReadOnlySpan<float> OfLength(ReadOnlyMemory<float> values, int length) =>
        values.Length == length ? values.Span : throw new InvalidDataException(
            $"Expected {length} numbers in a copy of the weights, but found {values.Length}.");

    private static void Copy(ReadOnlySpan<float> source, ref float[] copy)
    {
        if (copy.Length != source.Length)
        {
            copy = new float[source.Length];
        }

        source.CopyTo(copy);
    }
}
