namespace NetGen.Generated;

/// <summary>Targets of a regression to mean 0 and deviation 1, and predictions back.</summary>
internal static class TargetStandardization
{
    public static void Standardize(NetworkDescription description, NetworkStorage storage, Span<float> values)
    {
        var state = StandardizationState.OfTargets(description, storage);
        int outputs = state.Means.Length;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] - state.Means[i % outputs]) * state.Reciprocals[i % outputs];
        }
    }

    public static void Undo(NetworkDescription description, NetworkStorage storage, Span<float> values)
    {
        var state = StandardizationState.OfTargets(description, storage);
        int outputs = state.Means.Length;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] / state.Reciprocals[i % outputs]) + state.Means[i % outputs];
        }
    }
}
