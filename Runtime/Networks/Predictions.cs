using System.ComponentModel;
using System.Globalization;

namespace NetGen.Generated;

/// <summary>Classes, labels and probabilities from a classifier's logits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Predictions
{
    private const int StackFloats = 1024;

    /// <summary>The class of one row: the largest output, or with one output 1 where its logit is above 0.</summary>
    public static int Class(NetworkCore core, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(core);
        int size = core.Description.OutputShape.Size;
        var outputs = size <= StackFloats ? stackalloc float[size] : new float[size];
        core.Predict(input, outputs);
        return Class(outputs);
    }

    /// <summary>The name of the class of one row, or its index.</summary>
    public static string Label(NetworkCore core, ReadOnlySpan<float> input) => Name(core, Class(core, input));

    /// <summary>The names of the classes of any number of rows.</summary>
    public static string[] Labels(NetworkCore core, ReadOnlySpan<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(core);
        int size = core.Description.OutputShape.Size, rows = inputs.Length / core.Description.InputShape.Size;
        float[] outputs = new float[rows * size];
        core.Predict(inputs, outputs);
        string[] labels = new string[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = Name(core, Class(outputs.AsSpan(row * size, size)));
        }

        return labels;
    }

    /// <summary>Softmax of each row, or the sigmoid of each output where the loss is a binary cross-entropy.</summary>
    public static void Probabilities(NetworkCore core, ReadOnlySpan<float> inputs, Span<float> probabilities)
    {
        ArgumentNullException.ThrowIfNull(core);
        core.Predict(inputs, probabilities);
        int size = core.Description.OutputShape.Size;
        bool isBinary = core.Description.Loss.Kind == LossKind.BinaryCrossEntropy;
        for (int first = 0; first < probabilities.Length; first += size)
        {
            var row = probabilities.Slice(first, size);
            if (isBinary)
            {
                Sigmoid(row);
            }
            else
            {
                Softmax(row);
            }
        }
    }

    /// <summary>The largest of several outputs (the first of equals), or the sign of one.</summary>
    internal static int Class(ReadOnlySpan<float> outputs)
    {
        if (outputs.Length == 1)
        {
            return outputs[0] > 0 ? 1 : 0;
        }

        int best = 0;
        for (int i = 1; i < outputs.Length; i++)
        {
            best = outputs[i] > outputs[best] ? i : best;
        }

        return best;
    }

    private static string Name(NetworkCore core, int index)
    {
        var names = core.Storage.ClassNames;
        return names is not null && index < names.Count ? names[index] : index.ToString(CultureInfo.InvariantCulture);
    }

    private static void Sigmoid(Span<float> row)
    {
        foreach (ref float value in row)
        {
            value = 1f / (1f + MathF.Exp(-value));
        }
    }

    private static void Softmax(Span<float> row)
    {
        float largest = float.NegativeInfinity, sum = 0;
        foreach (float value in row)
        {
            largest = MathF.Max(largest, value);
        }

        foreach (ref float value in row)
        {
            value = MathF.Exp(value - largest);
            sum += value;
        }

        foreach (ref float value in row)
        {
            value /= sum;
        }
    }
}
