using System.Numerics;
using NetGen.Generated;

namespace NetGen.Generator.Tests.Execution.Scenarios;

/// <summary>Puts a NaN at one place of one row of a batch and tells where it was lost, and what it touched that it should not.</summary>
public static class NaNScenario
{
    // Whole tiles of rows, and what is left of them.
    private const int Rows = 13;
    private const int Places = 40;

    /// <summary>The lanes of a vector, and on a line each what is wrong.</summary>
    public static string Report(params IEnumerable<string>[] errors)
    {
        int lanes = Vector<float>.Count;
        return string.Join('\n', [$"{lanes} lanes", .. errors.SelectMany(e => e)]);
    }

    /// <summary>What is wrong with a network: empty where nothing is.</summary>
    public static IEnumerable<string> Run<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        var core = TNetwork.Create(1).Core;
        core.Storage.IsFitted = true;
        var kinds = core.Description.Layers.Select(l => l.Kind).ToList();
        int size = core.Description.InputShape.Size;

        // Indices of embeddings are whole numbers; all others differ, so that no two values of a window are equal.
        float[] inputs = [.. Enumerable.Range(0, Rows * size).Select(i => kinds[0] == "Embedding" ? i % 2 : ((i * 37 % 101) - 50.5f) * 0.03f)];
        var clean = Compute(inputs);
        var errors = new List<string>();
        for (int i = 0; i < Math.Min(Places, size); i++)
        {
            // A step that is no multiple of a row, of the channels, or of the lanes.
            int place = size <= Places ? i : i * 31 % size, row = i % Rows;
            if (kinds[0] == "LastStep")
            {
                // The steps before are not read.
                place = size - 1 - (place % core.Description.OutputShape.Size);
            }

            float[] spoilt = [.. inputs];
            spoilt[(row * size) + place] = float.NaN;
            try
            {
                errors.AddRange(Check(clean, Compute(spoilt), kinds, row, place));
            }
            catch (ArgumentException) when (kinds[0] == "Embedding")
            {
                // It refuses what is no index.
            }
        }

        if (!Compute(inputs).Equals(clean, _ => true, includesTraining: true))
        {
            errors.Add("what comes after NaN is not what came before");
        }

        return errors.Distinct().Select(e => $"{core.Description.Name}, {core.Description.InputShape} {string.Join(' ', kinds)}: {e}");

        // A batch normalisation takes each batch of a forward pass into its running statistics, that with a NaN too.
        Results Compute(float[] batch)
        {
            core.Storage.State.Span.Fill(1);
            return new Results(core, batch);
        }
    }

    private static IEnumerable<string> Check(Results clean, Results spoilt, IReadOnlyList<string> kinds, int row, int place)
    {
        bool drops = kinds.Any(k => k.StartsWith("Dropout", StringComparison.Ordinal)), joinsRows = kinds.Contains("BatchNorm");
        var where = $"place {place}";
        if (!Results.HasNaN(spoilt.Predictions, row))
        {
            yield return $"Predict of many rows loses the NaN of {where}";
        }

        if (!Results.HasNaN(spoilt.RowByRow, row))
        {
            yield return $"Predict of one row loses the NaN of {where}";
        }

        // A value that is dropped is 0, whatever it was.
        if (!drops && !Results.HasNaN(spoilt.Outputs, row))
        {
            yield return $"Forward loses the NaN of {where}";
        }

        if (!drops && !float.IsNaN(spoilt.Loss))
        {
            yield return $"the loss does not show the NaN of {where}";
        }

        // A derivative at NaN is NaN, or the gradient as it is (the table of PyTorch's is in Runtime.Tests); never nothing.
        if (!drops && spoilt.InputGradient[(row * (spoilt.InputGradient.Length / Rows)) + place] == 0)
        {
            yield return $"no gradient comes to the NaN of {where}";
        }

        if (!spoilt.Equals(clean, r => r != row, includesTraining: !joinsRows))
        {
            yield return $"the NaN of {where} touches other rows";
        }
    }

    /// <summary>What a network makes of a batch.</summary>
    private sealed class Results
    {
        public Results(NetworkCore core, float[] inputs)
        {
            int inputSize = inputs.Length / Rows, outputSize = core.Description.OutputShape.Size;
            Predictions = new float[Rows * outputSize];
            RowByRow = new float[Rows * outputSize];
            Outputs = new float[Rows * outputSize];
            InputGradient = new float[inputs.Length];
            core.Predict(inputs, Predictions);
            for (int row = 0; row < Rows; row++)
            {
                core.Predict(inputs.AsSpan(row * inputSize, inputSize), RowByRow.AsSpan(row * outputSize, outputSize));
            }

            Loss = core.Description.Loss.Kind == LossKind.None ? float.NaN
                : (float)core.ComputeGradients(inputs, new TargetBatch { Values = new float[Rows * outputSize] }).Mean;
            core.Forward(inputs, Outputs);

            // Gradients of different size, which no sum makes 0.
            core.Backward([.. Enumerable.Range(1, Outputs.Length).Select(i => 1f / i)], InputGradient);
        }

        public float[] Predictions { get; }

        public float[] RowByRow { get; }

        public float[] Outputs { get; }

        public float[] InputGradient { get; }

        public float Loss { get; }

        public static bool HasNaN(float[] values, int row) => RowOf(values, row).ToArray().Any(float.IsNaN);

        /// <summary>Whether some rows have the same bits.</summary>
        public bool Equals(Results other, Func<int, bool> rows, bool includesTraining) =>
            Enumerable.Range(0, Rows).Where(rows).All(row => Same(Predictions, other.Predictions, row)
                && Same(RowByRow, other.RowByRow, row)
                && (!includesTraining || (Same(Outputs, other.Outputs, row) && Same(InputGradient, other.InputGradient, row))));

        private static bool Same(float[] values, float[] others, int row) =>
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(RowOf(values, row)).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(RowOf(others, row)));

        private static ReadOnlySpan<float> RowOf(float[] values, int row) => values.AsSpan(row * (values.Length / Rows), values.Length / Rows);
    }
}
