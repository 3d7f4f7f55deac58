using NetGen.Generated;

namespace NetGen;

/// <content>Steps and predictions of rows with lengths of their own, for networks with <see cref="NetworkAttribute.VariableLength"/>.</content>
public static partial class NetworkExtensions
{
    /// <summary>
    /// Predicts any number of rows with lengths of their own. What a row has behind its last step is not read; of a network that gives outputs for each step
    /// those are 0. Safe from many threads at once; allocates nothing.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major: of each row the steps one behind the other, the padding last.</param>
    /// <param name="lengths">The valid steps of each row, at least 1; empty if all rows are full.</param>
    /// <param name="outputs">Receives rows × outputs.</param>
    /// <exception cref="ArgumentException">The inputs are not whole rows, outputs or lengths do not fit them, a length is out of its range or so short that a
    /// convolution or pooling leaves nothing of the row, or inputs and outputs overlap.
    /// </exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; the network standardises its data and is not fitted.</exception>
    public static void Predict<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Core.Predict(inputs, lengths, outputs);
    }

    /// <summary>
    /// Predicts any number of rows with lengths of their own, and gives the outputs in a new array: rows × outputs, row-major. What a row has behind its last
    /// step is not read; of a network that gives outputs for each step those are 0.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major: of each row the steps one behind the other, the padding last.</param>
    /// <param name="lengths">The valid steps of each row, at least 1; empty if all rows are full.</param>
    /// <exception cref="ArgumentException">The inputs are not whole rows, the lengths do not fit them, or a length is out of its range or so short that a
    /// convolution or pooling leaves nothing of the row.
    /// </exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; the network standardises its data and is not fitted.</exception>
    public static float[] Predict<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        float[] outputs = new float[inputs.Length / network.Core.Description.InputShape.Size * network.Core.Description.OutputShape.Size];
        network.Core.Predict(inputs, lengths, outputs);
        return outputs;
    }

    /// <summary>
    /// Forward pass, loss, backward pass and one step of the optimizer on rows with lengths of their own. A loss of each step is the mean over the valid steps
    /// of the batch. Gives the batch's mean loss before the step; where that is not finite there is no step, and all stays as it was.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major: of each row the steps one behind the other, the padding last, which is not read.</param>
    /// <param name="targets">As many targets as rows: class indices, or rows of numbers; those of steps have padding where the inputs have it, which is not
    /// read.
    /// </param>
    /// <param name="lengths">The valid steps of each row, at least 1; empty if all rows are full.</param>
    /// <param name="optimizer">Moves the parameters; the same one at every step, and of this network only, since it keeps state.</param>
    /// <exception cref="ArgumentException">Inputs, targets, lengths or weights do not fit the network, its loss or each other, or are not finite where they
    /// must be. Nothing has changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; it has no loss; another thread, or a <c>Fit</c> of which this is
    /// no callback, is changing it; or the optimizer serves another one. Nothing has changed then.
    /// </exception>
    public static float TrainStep<TNetwork>(
        this TNetwork network, ReadOnlySpan<float> inputs, TargetBatch targets, ReadOnlySpan<int> lengths, Optimizer optimizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Core.TrainStep(inputs, targets with { Lengths = lengths }, optimizer);
    }

    /// <summary>Forward pass, loss and backward pass of rows with lengths of their own: fills <c>Gradients</c> (it does not add to them).</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major: of each row the steps one behind the other, the padding last, which is not read.</param>
    /// <param name="targets">As many targets as rows: class indices, or rows of numbers; those of steps have padding where the inputs have it, which is not
    /// read.
    /// </param>
    /// <param name="lengths">The valid steps of each row, at least 1; empty if all rows are full.</param>
    /// <returns>The loss: of a network with a loss of each step its weight is the number of valid steps.</returns>
    /// <exception cref="ArgumentException">Inputs, targets, lengths or weights do not fit the network, its loss or each other, or are not finite where they
    /// must be. Nothing has changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; it has no loss; or another thread, or a <c>Fit</c> of which this
    /// is no callback, is changing it.
    /// </exception>
    public static BatchLoss ComputeGradients<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, TargetBatch targets, ReadOnlySpan<int> lengths)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Core.ComputeGradients(inputs, targets with { Lengths = lengths });
    }

    /// <summary>
    /// The forward pass of training of rows with lengths of their own: dropout is on, activations are kept for <c>Backward</c>, whose gradients of outputs in
    /// the padding are not read, and which gives 0 for inputs in the padding.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major: of each row the steps one behind the other, the padding last, which is not read.</param>
    /// <param name="lengths">The valid steps of each row, at least 1; empty if all rows are full.</param>
    /// <param name="outputs">Receives rows × outputs; those of steps in the padding are 0.</param>
    /// <exception cref="ArgumentException">Inputs, outputs or lengths do not fit the network or each other.</exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length, or another thread, or a <c>Fit</c> of which this is no callback,
    /// is changing it.
    /// </exception>
    public static void Forward<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Core.Forward(inputs, lengths, outputs);
    }

    /// <summary>The class index of one row with a length of its own; a value that is not finite is an error, except behind the last step.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">One row.</param>
    /// <param name="length">Its valid steps, at least 1.</param>
    /// <exception cref="ArgumentException">A valid value is not finite; the input is not one row; the length is out of its range.</exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; it is no classifier of rows, standardises its data and is not
    /// fitted, or computes NaN from finite inputs.
    /// </exception>
    public static int PredictClass<TNetwork>(this TNetwork network, ReadOnlySpan<float> input, int length)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Predictions.Class(network.Core, input, [length], Predictions.Classifier(network.Core.Description, null));
    }

    /// <summary>The label of one row with a length of its own: the class's name, or its index where names are not known.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">One row.</param>
    /// <param name="length">Its valid steps, at least 1.</param>
    /// <exception cref="ArgumentException">A valid value is not finite; the input is not one row; the length is out of its range.</exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; it is no classifier of rows, standardises its data and is not
    /// fitted, or computes NaN from finite inputs.
    /// </exception>
    public static string PredictLabel<TNetwork>(this TNetwork network, ReadOnlySpan<float> input, int length)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Predictions.Label(network.Core, input, [length], Predictions.Classifier(network.Core.Description, null));
    }

    /// <summary>
    /// The labels of any number of rows with lengths of their own; with a class for each step those of all steps, where those behind a row's end mean nothing.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="lengths">The valid steps of each row, at least 1; empty if all rows are full.</param>
    /// <exception cref="ArgumentException">A valid value is not finite; the inputs are not whole rows; the lengths do not fit them, or one is out of its
    /// range.
    /// </exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; it is no classifier, standardises its data and is not fitted, or
    /// computes NaN from finite inputs.
    /// </exception>
    public static string[] PredictLabels<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Predictions.Labels(network.Core, inputs, lengths, Predictions.Classifier(network.Core.Description, null));
    }

    /// <summary>The probabilities of any number of rows with lengths of their own.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="lengths">The valid steps of each row, at least 1; empty if all rows are full.</param>
    /// <param name="probabilities">Receives rows × outputs; those of steps behind a row's end mean nothing.</param>
    /// <exception cref="ArgumentException">A valid value is not finite; the inputs are not whole rows; the lengths do not fit them, or one is out of its
    /// range.
    /// </exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; it is no classifier, standardises its data and is not fitted, or
    /// computes NaN from finite inputs.
    /// </exception>
    public static void PredictProbabilities<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> probabilities)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        Predictions.Probabilities(network.Core, inputs, lengths, probabilities, Predictions.Classifier(network.Core.Description, null));
    }

    /// <summary>The one output of one row with a length of its own, in the unit of the targets; of a binary classifier the logit.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">One row.</param>
    /// <param name="length">Its valid steps, at least 1.</param>
    /// <exception cref="ArgumentException">The input is not one row; the length is out of its range.</exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; it has several outputs or heads, or standardises its data and is
    /// not fitted.
    /// </exception>
    public static float PredictValue<TNetwork>(this TNetwork network, ReadOnlySpan<float> input, int length)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Predictions.Value(network.Core, input, [length], Predictions.OnlyHead(network.Core.Description));
    }
}
