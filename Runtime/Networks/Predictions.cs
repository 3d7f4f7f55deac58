using System.ComponentModel;
using System.Globalization;

namespace NetGen.Generated;

/// <summary>Classes, labels and probabilities from a classifier's logits. None of them is made of NaN: inputs must be finite, as a data set's are, and outputs numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Predictions
{
    private const int StackFloats = 1024;

    /// <summary>The class of one row: the largest output, or with one output 1 where its logit is above 0.</summary>
    public static int Class(NetworkCore core, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(core);
        DatasetCheck.Finite(input, core.Description.InputShape.Size, nameof(input));
        int size = core.Description.OutputShape.Size;
        var outputs = size <= StackFloats ? stackalloc float[size] : new float[size];
        core.Predict(input, outputs);
        ThrowIfNaN(core.Description, outputs);
        return Class(outputs);
    }

    /// <summary>The name of the class of one row, or its index.</summary>
    public static string Label(NetworkCore core, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(core);
        DatasetCheck.Finite(input, core.Description.InputShape.Size, nameof(input));
        int size = core.Description.OutputShape.Size;
        var outputs = size <= StackFloats ? stackalloc float[size] : new float[size];
        var storage = core.Storage;
        core.Predict(storage, input, outputs);
        ThrowIfNaN(core.Description, outputs);
        return Name(storage, Class(outputs));
    }

    /// <summary>The names of the classes of any number of rows.</summary>
    public static string[] Labels(NetworkCore core, ReadOnlySpan<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(core);
        DatasetCheck.Finite(inputs, core.Description.InputShape.Size, nameof(inputs));
        int size = core.Description.OutputShape.Size, rows = inputs.Length / core.Description.InputShape.Size;
        float[] outputs = new float[rows * size];
        var storage = core.Storage;
        core.Predict(storage, inputs, outputs);
        ThrowIfNaN(core.Description, outputs);
        string[] labels = new string[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = Name(storage, Class(outputs.AsSpan(row * size, size)));
        }

        return labels;
    }

    /// <summary>Softmax of each row, or the sigmoid of each output where the loss is a binary cross-entropy.</summary>
    public static void Probabilities(NetworkCore core, ReadOnlySpan<float> inputs, Span<float> probabilities)
    {
        ArgumentNullException.ThrowIfNull(core);
        DatasetCheck.Finite(inputs, core.Description.InputShape.Size, nameof(inputs));
        core.Predict(inputs, probabilities);
        ToProbabilities(core.Description, probabilities);
    }

    /// <summary>Checks that the network tells classes apart.</summary>
    /// <exception cref="InvalidOperationException">Its loss is none of a classifier.</exception>
    internal static void ThrowIfNoClassifier(NetworkDescription network)
    {
        if (!network.Loss.HasAccuracy)
        {
            throw new InvalidOperationException($"{network.Name} is no classifier: its loss is {network.Loss.Kind}.");
        }
    }

    /// <summary>Checks that every output of any number of rows, or every probability, is a number.</summary>
    /// <exception cref="InvalidOperationException">One is NaN.</exception>
    internal static void ThrowIfNaN(NetworkDescription network, ReadOnlySpan<float> outputs)
    {
        int size = network.OutputShape.Size, wrong = outputs.IndexOfAnyExceptInRange(float.NegativeInfinity, float.PositiveInfinity);
        if (wrong >= 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{network.Name} names no class: from finite inputs it computes NaN for output {wrong % size} of row {wrong / size} (counted from 0). Its weights are not finite, or too large."));
        }
    }

    /// <summary>Makes probabilities of the outputs of any number of rows.</summary>
    /// <exception cref="InvalidOperationException">One would be NaN.</exception>
    internal static void ToProbabilities(NetworkDescription network, Span<float> outputs)
    {
        int size = network.OutputShape.Size;
        bool isBinary = network.Loss.Kind == LossKind.BinaryCrossEntropy;
        for (int first = 0; first < outputs.Length; first += size)
        {
            var row = outputs.Slice(first, size);
            if (isBinary)
            {
                Sigmoid(row);
            }
            else
            {
                Softmax(row);
            }
        }

        ThrowIfNaN(network, outputs);
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

    /// <summary>The name of a class, or its index where names are not known.</summary>
    internal static string Name(NetworkStorage storage, int index)
    {
        var names = storage.ClassNames;
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
