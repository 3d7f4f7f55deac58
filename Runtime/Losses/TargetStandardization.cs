namespace NetGen.Generated;

/// <summary>Targets of a regression to mean 0 and deviation 1, and predictions back.</summary>
internal static class TargetStandardization
{
    public static void Standardize(NetworkDescription description, NetworkStorage storage, Span<float> values)
    {
        var state = State(description, storage);
        int outputs = state.Means.Length;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] - state.Means[i % outputs]) * state.Reciprocals[i % outputs];
        }
    }

    public static void Undo(NetworkDescription description, NetworkStorage storage, Span<float> values)
    {
        var state = State(description, storage);
        int outputs = state.Means.Length;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] / state.Reciprocals[i % outputs]) + state.Means[i % outputs];
        }
    }

    private static StateView State(NetworkDescription description, NetworkStorage storage)
    {
        int outputs = description.OutputShape.Size;
        int padded = (outputs + ParameterDescription.PanelWidth - 1) / ParameterDescription.PanelWidth * ParameterDescription.PanelWidth;
        var state = storage.State.Span[description.TargetStateOffset..];
        return new StateView { Means = state[..outputs], Reciprocals = state.Slice(padded, outputs) };
    }

    private readonly ref struct StateView
    {
        public Span<float> Means { get; init; }

        public Span<float> Reciprocals { get; init; }
    }
}
