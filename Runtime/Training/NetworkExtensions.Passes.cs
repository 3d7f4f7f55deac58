using NetGen.Generated;

namespace NetGen;

/// <content>A step, its parts and predictions, for code that is generic over networks.</content>
public static partial class NetworkExtensions
{
    /// <inheritdoc cref="INetworkMembers.Predict"/>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static void Predict<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, Span<float> outputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Core.Predict(inputs, outputs);
    }

    /// <inheritdoc cref="INetworkMembers.PredictArray"/>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static float[] Predict<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Predictions.Values(network.Core, inputs);
    }

    /// <summary>The outputs of one of several heads for any number of rows, in a new array: rows × outputs of the head, row-major.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head, or the inputs are not whole rows.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static float[] Predict<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, string head)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        return Predictions.Values(network.Core, inputs, network.Core.Description.Head(head));
    }

    /// <inheritdoc cref="INetworkMembers.PredictValue"/>
    /// <exception cref="InvalidOperationException">The network has several outputs, or standardises its data and is not fitted.</exception>
    public static float PredictValue<TNetwork>(this TNetwork network, ReadOnlySpan<float> input)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Predictions.Value(network.Core, input, Predictions.OnlyHead(network.Core.Description));
    }

    /// <summary>
    /// The number that one of several heads gives for one row, of a head that has one output, in the unit of its targets; of a binary classifier the logit.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="input">One row.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head, or the input is not one row.</exception>
    /// <exception cref="InvalidOperationException">The head has several outputs; the network standardises its data and is not fitted.</exception>
    public static float PredictValue<TNetwork>(this TNetwork network, ReadOnlySpan<float> input, string head)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        return Predictions.Value(network.Core, input, network.Core.Description.Head(head));
    }

    /// <inheritdoc cref="INetworkMembers.PredictClass"/>
    /// <exception cref="ArgumentException">A value is not finite, or the length is another.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is no classifier, standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static int PredictClass<TNetwork>(this TNetwork network, ReadOnlySpan<float> input)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Predictions.Class(Classifier(network), input);
    }

    /// <summary>
    /// The class index of one row that one of several heads gives: the largest of its outputs; of a single output with a binary loss 1 where the logit is
    /// above 0, otherwise 0. A value that is not finite is an error.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="input">One row.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head, a value is not finite, or a length is another.</exception>
    /// <exception cref="InvalidOperationException">
    /// The head is no classifier; the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static int PredictClass<TNetwork>(this TNetwork network, ReadOnlySpan<float> input, string head)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        return Predictions.Class(network.Core, input, Predictions.Classifier(network.Core.Description, head));
    }

    /// <inheritdoc cref="INetworkMembers.PredictLabel"/>
    /// <exception cref="ArgumentException">A value is not finite, or the length is another.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is no classifier, standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static string PredictLabel<TNetwork>(this TNetwork network, ReadOnlySpan<float> input)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Predictions.Label(Classifier(network), input);
    }

    /// <summary>
    /// The label of one row that one of several heads gives: the class's name, or its index where names are not known. A value that is not finite is an
    /// error.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="input">One row.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head, a value is not finite, or a length is another.</exception>
    /// <exception cref="InvalidOperationException">
    /// The head is no classifier; the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static string PredictLabel<TNetwork>(this TNetwork network, ReadOnlySpan<float> input, string head)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        return Predictions.Label(network.Core, input, Predictions.Classifier(network.Core.Description, head));
    }

    /// <inheritdoc cref="INetworkMembers.PredictLabels"/>
    /// <exception cref="ArgumentException">A value is not finite, or the length is another.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is no classifier, standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static string[] PredictLabels<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Predictions.Labels(Classifier(network), inputs);
    }

    /// <summary>The labels of any number of rows that one of several heads gives. A value that is not finite is an error.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head, a value is not finite, or a length is another.</exception>
    /// <exception cref="InvalidOperationException">
    /// The head is no classifier; the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static string[] PredictLabels<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, string head)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        return Predictions.Labels(network.Core, inputs, Predictions.Classifier(network.Core.Description, head));
    }

    /// <inheritdoc cref="INetworkMembers.PredictProbabilities"/>
    /// <exception cref="ArgumentException">A value is not finite, or the length is another.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is no classifier, standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static void PredictProbabilities<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, Span<float> probabilities)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        Predictions.Probabilities(Classifier(network), inputs, probabilities);
    }

    /// <summary>
    /// The probabilities of any number of rows that one of several heads gives: the softmax, or with a binary loss the sigmoid, of its outputs. A value that
    /// is not finite is an error.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="probabilities">Receives rows × outputs of the head.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head, a value is not finite, or a length is another.</exception>
    /// <exception cref="InvalidOperationException">
    /// The head is no classifier; the network standardises its data and is not fitted, or computes NaN from finite inputs.
    /// </exception>
    public static void PredictProbabilities<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, Span<float> probabilities, string head)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        Predictions.Probabilities(network.Core, inputs, probabilities, Predictions.Classifier(network.Core.Description, head));
    }

    /// <inheritdoc cref="INetworkMembers.TrainStep"/>
    /// <remarks>A network without a loss attribute throws an <see cref="InvalidOperationException"/>: it takes <c>Forward</c> and <c>Backward</c>.</remarks>
    public static float TrainStep<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, TargetBatch targets, Optimizer optimizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Core.TrainStep(inputs, targets, optimizer);
    }

    /// <inheritdoc cref="INetworkMembers.ComputeGradients"/>
    /// <remarks>A network without a loss attribute throws an <see cref="InvalidOperationException"/>: it takes <c>Forward</c> and <c>Backward</c>.</remarks>
    public static BatchLoss ComputeGradients<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, TargetBatch targets)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Core.ComputeGradients(inputs, targets);
    }

    /// <inheritdoc cref="INetworkMembers.Forward"/>
    public static void Forward<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, Span<float> outputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Core.Forward(inputs, outputs);
    }

    /// <inheritdoc cref="INetworkMembers.Backward"/>
    public static void Backward<TNetwork>(this TNetwork network, ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Core.Backward(outputGradient, inputGradient);
    }

    /// <inheritdoc cref="INetworkMembers.Layer"/>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public static LayerView Layer<TNetwork>(this TNetwork network, string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return new LayerView(network.Core, network.Core.Description.Layer(name));
    }

    /// <inheritdoc cref="INetworkMembers.Clone"/>
    public static TNetwork Clone<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkCopy.Of(network);
    }

    private static NetworkCore Classifier<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        Predictions.Classifier(network.Core.Description, null);
        return network.Core;
    }
}
