using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>
/// The documentation of the members that are written into every network, which refer to it: it stands here once. Nothing implements this, for a network that
/// has no loss cannot train, and one that tells no classes apart has no labels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INetworkMembers
{
    /// <summary>Number of values in an input row.</summary>
    int InputSize { get; }

    /// <summary>Number of values in an output row.</summary>
    int OutputSize { get; }

    /// <summary>Layers, shapes and parameters.</summary>
    NetworkDescription Description { get; }

    /// <summary>
    /// The trained values as they are stored: in the order of the kernels, with zeros as padding. <see cref="Layer"/> reads and writes them in logical order.
    /// </summary>
    ReadOnlySpan<float> Parameters { get; }

    /// <summary>The gradient of every parameter after the last backward pass, in the order of <see cref="Parameters"/>.</summary>
    ReadOnlySpan<float> Gradients { get; }

    /// <summary>
    /// The labels by class index, or null if they are not known. Training and files set them; null lets the next training take those of its data. Of a
    /// network with several heads it is null: <see cref="NetworkExtensions.GetClassNames"/>.
    /// </summary>
    IReadOnlyList<string>? ClassNames { get; set; }

    /// <summary>
    /// What the columns or properties of an input row become, or null if that is not known. Training and files set it; null lets the next training take that of
    /// its data.
    /// <c>Dataset.FromCsvInputs</c> reads another file with it.
    /// </summary>
    CsvFeatures? InputFeatures { get; set; }

    /// <summary>Keys the dropout masks of own training loops (the trainer sets its own); at first the seed of the weights.</summary>
    long Seed { get; set; }

    /// <summary>Optimizer steps so far; with <see cref="Seed"/> it keys the dropout masks.</summary>
    long Step { get; set; }

    /// <summary>A handle on a layer: reads and writes its weights in logical order.</summary>
    /// <param name="name">Its name.</param>
    LayerView Layer(string name);

    /// <summary>
    /// Predicts any number of rows. NaN among the inputs of a row is NaN among its outputs. Safe from many threads at once; allocates nothing. A network that
    /// was neither trained nor loaded predicts from the random weights it starts with.
    /// </summary>
    /// <param name="inputs">Rows × <see cref="InputSize"/> values, row-major.</param>
    /// <param name="outputs">Receives rows × <see cref="OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">The inputs are not whole rows, the outputs do not fit them, or both overlap.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// Predicts any number of rows, and gives the outputs in a new array: of one row its outputs, of several rows × <see cref="OutputSize"/> values, row-major.
    /// NaN among the inputs of a row is NaN among its outputs. Safe from many threads at once. A network that was neither trained nor loaded predicts from the
    /// random weights it starts with.
    /// </summary>
    /// <param name="inputs">Rows × <see cref="InputSize"/> values, row-major.</param>
    /// <exception cref="ArgumentException">The inputs are not whole rows.</exception>
    float[] PredictArray(ReadOnlySpan<float> inputs);

    /// <summary>
    /// The one output of one row, in the unit of the targets; of a binary classifier the logit. NaN among the inputs gives NaN. Safe from many threads at once;
    /// allocates nothing. A network that was neither trained nor loaded predicts from the random weights it starts with.
    /// </summary>
    /// <param name="input">One row.</param>
    /// <exception cref="ArgumentException">The input is not one row.</exception>
    float PredictValue(ReadOnlySpan<float> input);

    /// <summary>
    /// The class index of one row: the largest output; of a single output with a binary loss 1 where the logit is above 0, otherwise 0. A value that is not
    /// finite is an error.
    /// </summary>
    /// <param name="input">One row.</param>
    int PredictClass(ReadOnlySpan<float> input);

    /// <summary>The label of one row: the class's name, or its index where names are not known. A value that is not finite is an error.</summary>
    /// <param name="input">One row.</param>
    string PredictLabel(ReadOnlySpan<float> input);

    /// <summary>The labels of any number of rows. A value that is not finite is an error.</summary>
    /// <param name="inputs">Rows × <see cref="InputSize"/> values, row-major.</param>
    string[] PredictLabels(ReadOnlySpan<float> inputs);

    /// <summary>
    /// The probabilities of any number of rows: the softmax, or with a binary loss the sigmoid, of what <see cref="Predict"/> gives. A value that is not finite
    /// is an error.
    /// </summary>
    /// <param name="inputs">Rows × <see cref="InputSize"/> values, row-major.</param>
    /// <param name="probabilities">Receives rows × <see cref="OutputSize"/> values.</param>
    void PredictProbabilities(ReadOnlySpan<float> inputs, Span<float> probabilities);

    /// <summary>
    /// Forward pass, loss, backward pass and one step of the optimizer. Gives the batch's mean loss before the step; where that is not finite there is no step,
    /// and all stays as it was.
    /// </summary>
    /// <param name="inputs">Rows × <see cref="InputSize"/> values, row-major.</param>
    /// <param name="targets">As many targets as rows: class indices, or rows of numbers.</param>
    /// <param name="optimizer">Moves the parameters; the same one at every step, and of this network only, since it keeps state.</param>
    /// <exception cref="ArgumentException">Inputs, targets or weights do not fit the network, its loss or each other, or are not finite where they must be.
    /// Nothing has changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread, or a <c>Fit</c> of which this is no callback, is changing the network; or the optimizer
    /// serves another one. Nothing has changed then.
    /// </exception>
    float TrainStep(ReadOnlySpan<float> inputs, TargetBatch targets, Optimizer optimizer);

    /// <summary>Forward pass, loss and backward pass: fills <see cref="Gradients"/> (it does not add to them).</summary>
    /// <param name="inputs">Rows × <see cref="InputSize"/> values, row-major.</param>
    /// <param name="targets">As many targets as rows: class indices, or rows of numbers.</param>
    /// <exception cref="ArgumentException">Inputs, targets or weights do not fit the network, its loss or each other, or are not finite where they must be.
    /// Nothing has changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread, or a <c>Fit</c> of which this is no callback, is changing the network.</exception>
    BatchLoss ComputeGradients(ReadOnlySpan<float> inputs, TargetBatch targets);

    /// <summary>
    /// The forward pass of training: dropout is on, activations are kept for <see cref="Backward"/>. NaN goes through it as through <see cref="Predict"/>.
    /// </summary>
    /// <param name="inputs">Rows × <see cref="InputSize"/> values, row-major.</param>
    /// <param name="outputs">Receives rows × <see cref="OutputSize"/> values.</param>
    /// <exception cref="InvalidOperationException">Another thread, or a <c>Fit</c> of which this is no callback, is changing the network.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// The backward pass after a <see cref="Forward"/>, one for each, for a training signal of your own: fills <see cref="Gradients"/>; <c>Optimizer.Step</c>
    /// applies them.
    /// </summary>
    /// <param name="outputGradient">∂loss/∂output, rows × <see cref="OutputSize"/>.</param>
    /// <param name="inputGradient">Receives ∂loss/∂input, rows × <see cref="InputSize"/>; empty if it is not wanted.</param>
    /// <exception cref="InvalidOperationException">There is no <see cref="Forward"/> before it, or another thread, or a <c>Fit</c> of which this is no
    /// callback, is changing the network.
    /// </exception>
    void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default);

    /// <summary>Writes weights, preprocessing and class names as a safetensors file, to a temporary name first: a crash leaves an old file whole.</summary>
    /// <param name="path">The file.</param>
    void Save(string path);

    /// <summary>Writes weights, preprocessing and class names as safetensors.</summary>
    /// <param name="stream">Where they are written to.</param>
    void Save(Stream stream);

    /// <summary>Weights, preprocessing and class names as the bytes of a safetensors file.</summary>
    byte[] Save();

    /// <summary>
    /// Reads a safetensors file, NetGen's or PyTorch's, or a file of <c>torch.save</c> (.pt, .pth). Everything is checked before anything changes; a prediction
    /// that is running ends on the old weights.
    /// </summary>
    /// <param name="path">A file with weights.</param>
    /// <param name="match">How tensors find their layers: by name, by order, or only those that match.</param>
    /// <exception cref="InvalidOperationException">Another thread, or a <c>Fit</c> of which this is no callback, is changing the network.</exception>
    LoadReport Load(string path, LoadMatch match);

    /// <summary>Reads a file with weights from a stream.</summary>
    /// <param name="stream">What is read from its position on.</param>
    /// <param name="match">How tensors find their layers: by name, by order, or only those that match.</param>
    /// <exception cref="InvalidOperationException">Another thread, or a <c>Fit</c> of which this is no callback, is changing the network.</exception>
    LoadReport Load(Stream stream, LoadMatch match);

    /// <summary>Reads a file with weights from bytes.</summary>
    /// <param name="bytes">A whole safetensors file.</param>
    /// <param name="match">How tensors find their layers: by name, by order, or only those that match.</param>
    /// <exception cref="InvalidOperationException">Another thread, or a <c>Fit</c> of which this is no callback, is changing the network.</exception>
    LoadReport Load(ReadOnlySpan<byte> bytes, LoadMatch match);

    /// <summary>A network with the weights, preprocessing and class names of a file.</summary>
    /// <param name="path">A file with weights.</param>
    object FromFile(string path);

    /// <summary>A network with the weights, preprocessing and class names that a stream has, from its position to its end.</summary>
    /// <param name="stream">Safetensors.</param>
    object FromStream(Stream stream);

    /// <summary>A network of its own with the same weights and state.</summary>
    object Clone();

    /// <summary>
    /// Inference of any number of rows, each input and each head in a span of its own: rows × numbers, row-major. NaN among the inputs of a row is NaN among
    /// its outputs.
    /// </summary>
    /// <exception cref="ArgumentException">The first input is not whole rows, or another span does not have as many.</exception>
    void PredictPorts();

    /// <summary>
    /// The forward pass of training, each input and each head in a span of its own: dropout is on, activations are kept for the backward pass.
    /// </summary>
    /// <exception cref="ArgumentException">The first input is not whole rows, or another span does not have as many.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    void ForwardPorts();

    /// <summary>
    /// A training step on a batch, each input and the targets of each head in a span of its own; gives the loss before it, the weighted sum over the heads.
    /// Where that is not finite there is no step.
    /// </summary>
    /// <exception cref="ArgumentException">The first input is not whole rows, another span does not have as many, or targets do not fit their loss.</exception>
    /// <exception cref="InvalidOperationException">The network is in use, or the optimizer serves another one.</exception>
    void TrainStepPorts();

    /// <summary>
    /// Forward pass, losses and backward pass of a batch, each input and the targets of each head in a span of its own: fills <c>Gradients</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The first input is not whole rows, another span does not have as many, or targets do not fit their loss.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    void ComputeGradientsPorts();

    /// <summary>
    /// The backward pass after a forward pass, one for each: every head's gradient, then what receives every input's. Fills <c>Gradients</c>. An empty gradient
    /// of a head stands for zeros, and what only that head needs is not computed; an empty one of an input is not asked for.
    /// </summary>
    /// <exception cref="ArgumentException">A span does not have the rows of the forward pass.</exception>
    /// <exception cref="InvalidOperationException">There is no forward pass before it, or the network is in use.</exception>
    void BackwardHeadsPorts();
}
