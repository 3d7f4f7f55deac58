using System.Buffers;
using System.ComponentModel;
using System.Globalization;

namespace NetGen.Generated;

/// <summary>
/// Classes, labels and probabilities from a classifier's logits. NaN logits throw: inputs must be finite, as in a data set, and outputs must be numbers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Predictions
{
    private const int StackFloats = 1024;

    /// <summary>The class of one row: that of the largest output, or with one output 1 if its logit is above 0.</summary>
    public static int Class(NetworkCore core, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(core);
        return Class(core, input, core.Description.Heads[0]);
    }

    /// <summary>The name of the class of one row, or its index.</summary>
    public static string Label(NetworkCore core, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(core);
        return Label(core, input, core.Description.Heads[0]);
    }

    /// <summary>The names of the classes of any number of rows.</summary>
    public static string[] Labels(NetworkCore core, ReadOnlySpan<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(core);
        return Labels(core, inputs, core.Description.Heads[0]);
    }

    /// <summary>Softmax of each row, or the sigmoid of each output if the loss is a binary cross-entropy.</summary>
    public static void Probabilities(NetworkCore core, ReadOnlySpan<float> inputs, Span<float> probabilities)
    {
        ArgumentNullException.ThrowIfNull(core);
        Probabilities(core, inputs, probabilities, core.Description.Heads[0]);
    }

    /// <summary>The outputs of any number of rows, in a new array.</summary>
    public static float[] Values(NetworkCore core, ReadOnlySpan<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(core);
        float[] outputs = new float[inputs.Length / core.Description.InputShape.Size * core.Description.OutputShape.Size];
        core.Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>The one output of one row.</summary>
    public static float Value(NetworkCore core, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(core);
        return Value(core, input, core.Description.Heads[0]);
    }

    internal static float[] Values(NetworkCore core, ReadOnlySpan<float> inputs, HeadDescription head)
    {
        int rows = inputs.Length / core.Description.InputShape.Size;
        float[] outputs = new float[rows * head.Shape.Size];
        Outputs(core, inputs, default, outputs, head);
        return outputs;
    }

    internal static float Value(NetworkCore core, ReadOnlySpan<float> input, HeadDescription head) => Value(core, input, default, head);

    internal static float Value(NetworkCore core, ReadOnlySpan<float> input, ReadOnlySpan<int> lengths, HeadDescription head)
    {
        var network = core.Description;
        if (head.Shape.Size != 1)
        {
            throw new InvalidOperationException(
                $"{head.Title(network)} has {head.Shape.Size} outputs, not one value: call Predict, which gives them all.");
        }

        if (input.Length != network.InputShape.Size)
        {
            throw new ArgumentException(
                $"{network.Name}: expected one row of {NumberText.Count(network.InputShape.Size, "value")}, got {input.Length}.", nameof(input));
        }

        int size = network.OutputShape.Size;
        var outputs = size <= StackFloats ? stackalloc float[size] : new float[size];
        core.PredictAny(input, lengths, outputs);
        return outputs[head.First];
    }

    internal static int Class(NetworkCore core, ReadOnlySpan<float> input, HeadDescription head) => Class(core, input, default, head);

    internal static int Class(NetworkCore core, ReadOnlySpan<float> input, ReadOnlySpan<int> lengths, HeadDescription head)
    {
        RequireOneClass(core.Description, head);
        CheckFinite(core.Description, input, lengths, nameof(input));
        int size = core.Description.OutputShape.Size;
        var outputs = size <= StackFloats ? stackalloc float[size] : new float[size];
        core.PredictAny(input, lengths, outputs);
        outputs = outputs.Slice(head.First, head.Shape.Size);
        ThrowIfNaN(core.Description, head, outputs);
        return Class(outputs);
    }

    internal static string Label(NetworkCore core, ReadOnlySpan<float> input, HeadDescription head) => Label(core, input, default, head);

    internal static string Label(NetworkCore core, ReadOnlySpan<float> input, ReadOnlySpan<int> lengths, HeadDescription head)
    {
        RequireOneClass(core.Description, head);
        CheckFinite(core.Description, input, lengths, nameof(input));
        int size = core.Description.OutputShape.Size;
        var outputs = size <= StackFloats ? stackalloc float[size] : new float[size];
        var storage = core.Storage;
        core.PredictMeasured(storage, input, lengths, outputs);
        outputs = outputs.Slice(head.First, head.Shape.Size);
        ThrowIfNaN(core.Description, head, outputs);
        return Name(core.Description, head, storage, Class(outputs));
    }

    internal static string[] Labels(NetworkCore core, ReadOnlySpan<float> inputs, HeadDescription head) => Labels(core, inputs, default, head);

    internal static string[] Labels(NetworkCore core, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, HeadDescription head)
    {
        CheckFinite(core.Description, inputs, lengths, nameof(inputs));
        int size = core.Description.OutputShape.Size, rows = inputs.Length / core.Description.InputShape.Size;
        float[] outputs = new float[rows * size];
        var storage = core.Storage;
        core.PredictMeasured(storage, inputs, lengths, outputs);
        string[] labels = new string[rows * head.Steps];
        for (int row = 0; row < rows; row++)
        {
            var ofHead = outputs.AsSpan((row * size) + head.First, head.Shape.Size);
            ThrowIfNaN(core.Description, head, ofHead, row);
            for (int step = 0; step < head.Steps; step++)
            {
                labels[(row * head.Steps) + step] = Name(core.Description, head, storage, Class(ofHead.Slice(step * head.StepSize, head.StepSize)));
            }
        }

        return labels;
    }

    internal static void Probabilities(NetworkCore core, ReadOnlySpan<float> inputs, Span<float> probabilities, HeadDescription head) =>
        Probabilities(core, inputs, default, probabilities, head);

    internal static void Probabilities(NetworkCore core, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> probabilities, HeadDescription head)
    {
        var network = core.Description;
        CheckFinite(network, inputs, lengths, nameof(inputs));
        if (!network.HasHeads)
        {
            core.PredictAny(inputs, lengths, probabilities);
            ToProbabilities(network, head, probabilities);
            return;
        }

        int rows = inputs.Length / network.InputShape.Size, ofHead = head.Shape.Size;
        if (probabilities.Length != rows * ofHead)
        {
            throw new ArgumentException(
                $"{head.Title(network)}: expected room for {rows} × {ofHead} probabilities, but got {probabilities.Length}.", nameof(probabilities));
        }

        Outputs(core, inputs, lengths, probabilities, head);
        ToProbabilities(network, head, probabilities);
    }

    /// <summary>What a head gives for any number of rows; there is room for it.</summary>
    private static void Outputs(NetworkCore core, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> ofHead, HeadDescription head)
    {
        int size = core.Description.OutputShape.Size, rows = inputs.Length / core.Description.InputShape.Size, headSize = head.Shape.Size;
        float[] rented = ArrayPool<float>.Shared.Rent(rows * size);
        var outputs = rented.AsSpan(0, rows * size);
        core.PredictAny(inputs, lengths, outputs);
        for (int row = 0; row < rows; row++)
        {
            outputs.Slice((row * size) + head.First, headSize).CopyTo(ofHead[(row * headSize)..]);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Checks that no value of any number of rows is NaN or infinite; of rows with lengths of their own none in their valid steps.</summary>
    private static void CheckFinite(NetworkDescription network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, string parameter)
    {
        int size = network.InputShape.Size;
        if (lengths.IsEmpty || network.Steps == 0 || inputs.Length != (long)lengths.Length * size)
        {
            // Lengths that do not fit are an error of the prediction.
            DatasetCheck.Finite(inputs, size, parameter);
            return;
        }

        for (int row = 0; row < lengths.Length; row++)
        {
            DatasetCheck.FiniteRow(inputs.Slice(row * size, Math.Clamp(lengths[row], 0, network.Steps) * (size / network.Steps)), row, parameter);
        }
    }

    /// <summary>The head of a network that has one.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    internal static HeadDescription OnlyHead(NetworkDescription network) => !network.HasHeads
        ? network.Heads[0]
        : throw new InvalidOperationException(
            $"{network.Name} has several heads ({string.Join(", ", network.Heads.Select(h => h.Name))}): select one with head: \"{network.Heads[0].Name}\".");

    /// <summary>The head with a classification loss.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The head's name; null if the network has one head.</param>
    /// <exception cref="ArgumentException">There is no such head.</exception>
    /// <exception cref="InvalidOperationException">The head is not a classifier, or there are several heads and no name is given.</exception>
    internal static HeadDescription Classifier(NetworkDescription network, string? name)
    {
        var head = name is null ? OnlyHead(network) : network.Head(name);
        return head.Loss.HasAccuracy ? head : throw new InvalidOperationException($"{head.Title(network)} is not a classifier: its loss is {head.Loss.Kind}.");
    }

    /// <summary>Checks that every output of a head of any number of rows, or every probability, is a number.</summary>
    /// <exception cref="InvalidOperationException">One is NaN.</exception>
    internal static void ThrowIfNaN(NetworkDescription network, HeadDescription head, ReadOnlySpan<float> outputs, int firstRow = 0)
    {
        int size = head.Shape.Size, wrong = outputs.IndexOfAnyExceptInRange(float.NegativeInfinity, float.PositiveInfinity);
        if (wrong >= 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{head.Title(network)} cannot predict a class: from finite inputs it computes NaN for output {wrong % size} of row "
                + $"{firstRow + (wrong / size)} (counted from 0). Its weights are not finite, or too large."));
        }
    }

    /// <summary>Turns a head's outputs of any number of rows into probabilities.</summary>
    /// <exception cref="InvalidOperationException">One would be NaN.</exception>
    internal static void ToProbabilities(NetworkDescription network, HeadDescription head, Span<float> outputs)
    {
        int size = head.StepSize;
        bool isBinary = head.Loss.Kind == LossKind.BinaryCrossEntropy;
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

        ThrowIfNaN(network, head, outputs);
    }

    /// <summary>Checks that a row has one class, and not one for each step.</summary>
    private static void RequireOneClass(NetworkDescription network, HeadDescription head)
    {
        if (head.Loss.PerStep)
        {
            throw new InvalidOperationException($"{head.Title(network)} has a class for each of its {head.Steps} steps: PredictLabels gives them all.");
        }
    }

    /// <summary>The index of the largest of several outputs (the first if equal), or the sign of one.</summary>
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

    /// <summary>The name of a head's class, or its index if names are unknown.</summary>
    internal static string Name(NetworkDescription network, HeadDescription head, NetworkStorage storage, int index)
    {
        var names = storage.ClassNamesOf(network, head);
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
