using NetGen.Generated;

namespace NetGen;

/// <summary>A copy of a network's parameters and state in memory that is taken once.</summary>
internal sealed class WeightSnapshot
{
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

    /// <summary>Forgets the copy but keeps the memory.</summary>
    public void Drop() => IsTaken = false;

    private static void Copy(ReadOnlySpan<float> source, ref float[] copy)
    {
        if (copy.Length != source.Length)
        {
            copy = new float[source.Length];
        }

        source.CopyTo(copy);
    }
}
