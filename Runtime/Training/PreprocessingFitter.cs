using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Fits means and deviations of inputs and targets to data, as scikit-learn's <c>StandardScaler</c> does (population deviation; a constant feature is only
/// centred).
/// </summary>
internal static class PreprocessingFitter
{
    /// <summary>
    /// Fits all steps, and gives the network the names of the classes and the meaning of the inputs where it has none. The data have been checked.
    /// </summary>
    public static void Fit(NetworkCore core, Dataset data)
    {
        var network = core.Description;
        var storage = core.Storage;
        for (int step = 0; step < network.Preprocessing.Count; step++)
        {
            if (network.Preprocessing[step] is { Standardizes: true } fitted)
            {
                var state = StandardizationState.Of(network, fitted, storage);
                if (network.Steps == 0)
                {
                    Fit(state, data.Count, (row, values) => Inputs(network, storage, data.Input(row), step, values));
                }
                else
                {
                    // Each valid step counts as a row.
                    var places = StepsOf(network, data);
                    int size = state.Means.Length;
                    Fit(
                        state, places.Length,
                        (i, values) => Inputs(network, storage, data.Input(places[i].Row).Slice(places[i].Step * size, size), step, values));
                }
            }
        }

        foreach (var head in network.Heads.Where(h => h.TargetStateOffset >= 0))
        {
            var ofHead = HeadData.Of(network, head, data)!;
            Fit(StandardizationState.OfTargets(head, storage), data.Count, (row, values) => Widen(ofHead.Target(row), values));
        }

        storage.IsFitted |= network.Standardizes;
        TakeMeaning(network, storage, data);
    }

    /// <summary>Forgets what was fitted, the names of the classes and what the inputs mean. A prediction that is running ends on the old ones.</summary>
    public static void Reset(NetworkCore core)
    {
        var network = core.Description;
        var storage = core.Storage.Clone();
        foreach (var step in network.Preprocessing.Where(step => step.Standardizes))
        {
            StandardizationState.Of(network, step, storage).Clear();
        }

        foreach (var head in network.Heads)
        {
            if (head.TargetStateOffset >= 0)
            {
                StandardizationState.OfTargets(head, storage).Clear();
            }

            storage.SetClassNames(network, head, null);
        }

        storage.IsFitted = false;
        storage.Features = null;
        core.Storage = storage;
    }

    /// <summary>Fits before the first training; what is fitted or loaded already stays.</summary>
    public static void FitUnlessFitted(NetworkCore core, Dataset data)
    {
        if (!core.Storage.IsFitted && core.Description.Standardizes)
        {
            Fit(core, data);
        }

        TakeMeaning(core.Description, core.Storage, data);
    }

    private static void TakeMeaning(NetworkDescription network, NetworkStorage storage, Dataset data)
    {
        foreach (var head in network.Heads)
        {
            if (storage.ClassNamesOf(network, head) is null && HeadData.Of(network, head, data)?.ClassNames is { } names)
            {
                storage.SetClassNames(network, head, names);
            }
        }

        storage.Features ??= data.Features;
    }

    private static void Fit(StandardizationState state, int rows, Action<int, double[]> read)
    {
        int size = state.Means.Length;
        double[] means = new double[size], squares = new double[size], values = new double[size];
        for (int row = 0; row < rows; row++)
        {
            read(row, values);
            for (int i = 0; i < size; i++)
            {
                means[i] += values[i];
            }
        }

        for (int i = 0; i < size; i++)
        {
            means[i] /= rows;
        }

        for (int row = 0; row < rows; row++)
        {
            read(row, values);
            for (int i = 0; i < size; i++)
            {
                squares[i] += (values[i] - means[i]) * (values[i] - means[i]);
            }
        }

        for (int i = 0; i < size; i++)
        {
            state.Means[i] = (float)means[i];
            state.Reciprocals[i] = Reciprocal(means[i], squares[i] / rows, rows);
        }
    }

    /// <summary>1 / deviation, and 1 where the variance is no more than rounding leaves of a constant (the test that StandardScaler makes).</summary>
    private static float Reciprocal(double mean, double variance, int rows)
    {
        double rounding = rows * (Math.BitIncrement(1.0) - 1);
        bool isConstant = variance <= (rounding * variance) + (mean * rounding * (mean * rounding));
        float reciprocal = (float)(1 / Math.Sqrt(variance));
        return isConstant || !float.IsFinite(reciprocal) ? 1f : reciprocal;
    }

    /// <summary>Row and step of each valid step, in order.</summary>
    private static (int Row, int Step)[] StepsOf(NetworkDescription network, Dataset data) =>
    [
        .. Enumerable.Range(0, data.Count).SelectMany(
            row => Enumerable.Range(0, data.HasLengths ? data.Length(row) : network.Steps).Select(step => (row, step))),
    ];

    /// <summary>A row as it enters step <paramref name="step"/>, after that step's own factor and offset.</summary>
    private static void Inputs(NetworkDescription network, NetworkStorage storage, ReadOnlySpan<float> row, int step, double[] values)
    {
        Widen(row, values);
        for (int before = 0; before <= step; before++)
        {
            var description = network.Preprocessing[before];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (values[i] * description.Factor) + description.Offset;
            }

            if (description.Standardizes && before < step)
            {
                var state = StandardizationState.Of(network, description, storage);
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (values[i] - state.Means[i]) * state.Reciprocals[i];
                }
            }
        }
    }

    private static void Widen(ReadOnlySpan<float> from, double[] to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[i];
        }
    }
}
