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
}
