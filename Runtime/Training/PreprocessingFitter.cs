using NetGen.Generated;

namespace NetGen;

/// <summary>Fits means and deviations of inputs and targets to data, as scikit-learn's <c>StandardScaler</c> does (population deviation; a constant feature is only centred).</summary>
internal static class PreprocessingFitter
{
    /// <summary>Whether the network has anything to fit.</summary>
    public static bool IsNeeded(NetworkDescription network) => network.TargetStateOffset >= 0 || network.Preprocessing.Any(p => p.Standardizes);

    /// <summary>Fits all steps, and gives the network the names of the classes where it has none. The data have been checked.</summary>
    public static void Fit(NetworkCore core, Dataset data)
    {
        var network = core.Description;
        var storage = core.Storage;
        for (int step = 0; step < network.Preprocessing.Count; step++)
        {
            if (network.Preprocessing[step] is { Standardizes: true } fitted)
            {
                Fit(storage, fitted.StateOffset, data.Count, network.InputShape.Size, (row, values) => Inputs(network, storage, data, row, step, values));
            }
        }

        if (network.TargetStateOffset >= 0)
        {
            Fit(storage, network.TargetStateOffset, data.Count, network.OutputShape.Size, (row, values) => Widen(data.Target(row), values));
        }

        storage.IsFitted |= IsNeeded(network);
        storage.ClassNames ??= data.ClassNames;
    }

    private static void Fit(NetworkStorage storage, int offset, int rows, int size, Action<int, double[]> read)
    {
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

        var state = storage.State.Span[offset..];
        int reciprocals = Padded(size);
        for (int i = 0; i < size; i++)
        {
            state[i] = (float)means[i];
            state[reciprocals + i] = Reciprocal(means[i], squares[i] / rows, rows);
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

    /// <summary>A row as it enters step <paramref name="step"/>, after that step's own factor and offset.</summary>
    private static void Inputs(NetworkDescription network, NetworkStorage storage, Dataset data, int row, int step, double[] values)
    {
        Widen(data.Input(row), values);
        for (int before = 0; before <= step; before++)
        {
            var description = network.Preprocessing[before];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (values[i] * description.Factor) + description.Offset;
            }

            if (description.Standardizes && before < step)
            {
                var state = storage.State.Span[description.StateOffset..];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (values[i] - state[i]) * state[Padded(values.Length) + i];
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

    private static int Padded(int size) => (size + ParameterDescription.PanelWidth - 1) / ParameterDescription.PanelWidth * ParameterDescription.PanelWidth;
}
