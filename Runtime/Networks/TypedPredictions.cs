using System.Diagnostics.CodeAnalysis;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Predictions for one typed row, for networks with <see cref="NetworkAttribute{TRow}"/>. For many rows, make a data set with
/// <see cref="Dataset.FromRowInputs{TRow}"/>. Thread-safe.
/// </summary>
public static class TypedPredictions
{
    private const int StackFloats = 1024;

    /// <summary>The outputs for a row. A network that was neither trained nor loaded predicts with its random initial weights.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its label and targets are ignored.</param>
    /// <param name="outputs">Receives as many values as the network has outputs.</param>
    /// <exception cref="ArgumentException">A value of the row is not one of its categories or not finite, or the length of the outputs is wrong.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static void Predict<TNetwork, TRow>(this TNetwork network, TRow row, Span<float> outputs)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        network.Core.Predict(inputs, outputs);
    }

    /// <summary>The outputs of a row in a new array. A network that was neither trained nor loaded predicts from the random weights it starts with.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its label and targets are not looked at.</param>
    /// <exception cref="ArgumentException">A value of the row is none of its categories, or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static float[] Predict<TNetwork, TRow>(this TNetwork network, TRow row)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        float[] outputs = new float[network.Core.Description.OutputShape.Size];
        network.Predict(row, outputs);
        return outputs;
    }

    /// <summary>The outputs of one of several heads for a row, in a new array.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its labels and targets are not looked at.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head; a value of the row is none of its categories, or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static float[] Predict<TNetwork, TRow>(this TNetwork network, TRow row, string head)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        var described = network.Core.Description.Head(head);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        return Predictions.Values(network.Core, inputs, described);
    }

    /// <summary>The one output of a row, in the unit of the targets; of a binary classifier the logit.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its label and targets are not looked at.</param>
    /// <exception cref="ArgumentException">A value of the row is none of its categories, or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network has several outputs, or standardises its data and is not fitted.</exception>
    public static float PredictValue<TNetwork, TRow>(this TNetwork network, TRow row)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        var head = Predictions.OnlyHead(network.Core.Description);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        return Predictions.Value(network.Core, inputs, head);
    }

    /// <summary>
    /// The number that one of several heads gives for a row, of a head that has one output, in the unit of its targets; of a binary classifier the logit.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its labels and targets are not looked at.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head; a value of the row is none of its categories, or not finite.</exception>
    /// <exception cref="InvalidOperationException">The head has several outputs; the network standardises its data and is not fitted.</exception>
    public static float PredictValue<TNetwork, TRow>(this TNetwork network, TRow row, string head)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        var described = network.Core.Description.Head(head);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        return Predictions.Value(network.Core, inputs, described);
    }

    /// <summary>A classifier's class index for a row: the largest output, or with one output 1 if its logit is above 0.</summary>
    /// <exception cref="ArgumentException">A value of the row is not one of its categories, or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network is not a classifier, standardises its data and is not fitted, or computes NaN from finite
    /// inputs.</exception>
    public static int PredictClass<TNetwork, TRow>(this TNetwork network, TRow row)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        Predictions.Classifier(network.Core.Description, null);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        return Predictions.Class(network.Core, inputs);
    }

    /// <summary>A classifier's label for a row: the name of its class, or its index if names are unknown.</summary>
    /// <exception cref="ArgumentException">A value of the row is not one of its categories, or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network is not a classifier, standardises its data and is not fitted, or computes NaN from finite
    /// inputs.</exception>
    public static string PredictLabel<TNetwork, TRow>(this TNetwork network, TRow row)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        Predictions.Classifier(network.Core.Description, null);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        return Predictions.Label(network.Core, inputs);
    }

    /// <summary>A classifier's probabilities for a row: the softmax of its outputs, or their sigmoid if the loss is a binary cross-entropy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its label is ignored.</param>
    /// <param name="probabilities">Receives as many values as the network has outputs.</param>
    /// <exception cref="ArgumentException">A value of the row is not one of its categories or not finite, or the length of the probabilities is
    /// wrong.</exception>
    /// <exception cref="InvalidOperationException">The network is not a classifier, standardises its data and is not fitted, or computes NaN from finite
    /// inputs.</exception>
    public static void PredictProbabilities<TNetwork, TRow>(this TNetwork network, TRow row, Span<float> probabilities)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        Predictions.Classifier(network.Core.Description, null);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        Predictions.Probabilities(network.Core, inputs, probabilities);
    }

    /// <summary>
    /// The class index for a row from one of several heads: the largest of its outputs, or with one output 1 if its logit is above 0.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its labels and targets are ignored.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head; or a value of the row is not one of its categories, or not finite.</exception>
    /// <exception cref="InvalidOperationException">
    /// The head is not a classifier; the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static int PredictClass<TNetwork, TRow>(this TNetwork network, TRow row, string head)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        var classifier = Predictions.Classifier(network.Core.Description, head);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        return Predictions.Class(network.Core, inputs, classifier);
    }

    /// <summary>The label for a row from one of several heads: the name of its class, or its index if names are unknown.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its labels and targets are ignored.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head; or a value of the row is not one of its categories, or not finite.</exception>
    /// <exception cref="InvalidOperationException">
    /// The head is not a classifier; the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static string PredictLabel<TNetwork, TRow>(this TNetwork network, TRow row, string head)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        var classifier = Predictions.Classifier(network.Core.Description, head);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        return Predictions.Label(network.Core, inputs, classifier);
    }

    /// <summary>
    /// The probabilities for a row from one of several heads: the softmax of its outputs, or their sigmoid if the loss is a binary cross-entropy.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its labels and targets are ignored.</param>
    /// <param name="probabilities">Receives as many values as the head has outputs.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">
    /// There is no such head; a value of the row is not one of its categories, or not finite; or the length of the probabilities is wrong.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The head is not a classifier; the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static void PredictProbabilities<TNetwork, TRow>(this TNetwork network, TRow row, Span<float> probabilities, string head)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        var classifier = Predictions.Classifier(network.Core.Description, head);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        RowEncoder<TRow>.EncodeInputs(row, inputs);
        Predictions.Probabilities(network.Core, inputs, probabilities, classifier);
    }

    /// <summary>The outputs of a row that may be wrong, such as one that comes from outside: what is wrong with it is no exception.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its label and targets are not looked at.</param>
    /// <param name="outputs">Receives as many values as the network has outputs.</param>
    /// <param name="reason">
    /// Why the row cannot be predicted, as a sentence: it is null, a value is none of its categories, or a number is not finite or an integer that no
    /// float is. Null if it can.
    /// </param>
    /// <returns>Whether the row could be encoded and was predicted.</returns>
    /// <exception cref="ArgumentException">The length of the outputs is another.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static bool TryPredict<TNetwork, TRow>(
        this TNetwork network, TRow row, Span<float> outputs, [NotNullWhen(false)] out string? reason)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        if (!TRow.TryEncode(row, inputs, out reason))
        {
            return false;
        }

        network.Core.Predict(inputs, outputs);
        return true;
    }

    /// <summary>The class index of a row that may be wrong, such as one that comes from outside: what is wrong with it is no exception.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its label and targets are not looked at.</param>
    /// <param name="index">The index: the largest output, or with one output 1 where its logit is above 0. -1 where the row cannot be predicted.</param>
    /// <param name="reason">
    /// Why the row cannot be predicted, as a sentence: it is null, a value is none of its categories, or a number is not finite or an integer that no
    /// float is. Null if it can.
    /// </param>
    /// <param name="head">The head's name; null, the default, of a network that has one.</param>
    /// <returns>Whether the row could be encoded and was predicted.</returns>
    /// <exception cref="ArgumentException">There is no such head.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network or the head is no classifier, or the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static bool TryPredictClass<TNetwork, TRow>(
        this TNetwork network, TRow row, out int index, [NotNullWhen(false)] out string? reason, string? head = null)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        var classifier = Predictions.Classifier(network.Core.Description, head);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        if (!TRow.TryEncode(row, inputs, out reason))
        {
            index = -1;
            return false;
        }

        index = Predictions.Class(network.Core, inputs, classifier);
        return true;
    }

    /// <summary>The label of a row that may be wrong, such as one that comes from outside: what is wrong with it is no exception.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its label and targets are not looked at.</param>
    /// <param name="label">The name of its class, or its index where names are not known; null if the row cannot be predicted.</param>
    /// <param name="reason">
    /// Why the row cannot be predicted, as a sentence: it is null, a value is none of its categories, or a number is not finite or an integer that no
    /// float is. Null if it can.
    /// </param>
    /// <param name="head">The head's name; null, the default, of a network that has one.</param>
    /// <returns>Whether the row could be encoded and was predicted.</returns>
    /// <exception cref="ArgumentException">There is no such head.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network or the head is no classifier, or the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static bool TryPredictLabel<TNetwork, TRow>(
        this TNetwork network, TRow row, [NotNullWhen(true)] out string? label, [NotNullWhen(false)] out string? reason, string? head = null)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        var classifier = Predictions.Classifier(network.Core.Description, head);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        if (!TRow.TryEncode(row, inputs, out reason))
        {
            label = null;
            return false;
        }

        label = Predictions.Label(network.Core, inputs, classifier);
        return true;
    }

    /// <summary>The probabilities of a row that may be wrong, such as one that comes from outside: what is wrong with it is no exception.</summary>
    /// <param name="network">The network.</param>
    /// <param name="row">The row; its label and targets are not looked at.</param>
    /// <param name="probabilities">Receives as many values as the network, or the head, has outputs.</param>
    /// <param name="reason">
    /// Why the row cannot be predicted, as a sentence: it is null, a value is none of its categories, or a number is not finite or an integer that no
    /// float is. Null if it can.
    /// </param>
    /// <param name="head">The head's name; null, the default, of a network that has one.</param>
    /// <returns>Whether the row could be encoded and was predicted.</returns>
    /// <exception cref="ArgumentException">There is no such head; the length of the probabilities is another.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network or the head is no classifier, or the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static bool TryPredictProbabilities<TNetwork, TRow>(
        this TNetwork network, TRow row, Span<float> probabilities, [NotNullWhen(false)] out string? reason, string? head = null)
        where TNetwork : class, INetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(network);
        var classifier = Predictions.Classifier(network.Core.Description, head);
        var inputs = TRow.FeatureCount <= StackFloats ? stackalloc float[TRow.FeatureCount] : new float[TRow.FeatureCount];
        if (!TRow.TryEncode(row, inputs, out reason))
        {
            return false;
        }

        Predictions.Probabilities(network.Core, inputs, probabilities, classifier);
        return true;
    }
}
