namespace NetGen.Generated;

/// <summary>The kernels of one network. A struct implements them, so that every call from <see cref="NetworkCore{TKernels}"/> is direct.</summary>
/// <remarks>
/// A training pass is a sequence of <b>segments</b> with a join between them. A segment is split into items (rows, or tiles of a weight gradient)
/// that may run in any order on any thread: no sum spans several items, so the split does not change the bits.
/// </remarks>
public interface INetworkKernels
{
    /// <summary>Layers, shapes, parameters.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Floats between two rows of outputs in the arena: the outputs padded to whole panels.</summary>
    static abstract int OutputStride { get; }

    /// <summary>Floats between two rows of the input gradient in the arena.</summary>
    static abstract int InputStride { get; }

    /// <summary>Floats of activations and gradients that one row of a training batch takes in the arena.</summary>
    static abstract int ArenaWidth { get; }

    /// <summary>Offset of the outputs in the arena, in floats per row.</summary>
    static abstract int OutputOffset { get; }

    /// <summary>Offset of the output gradient in the arena, in floats per row.</summary>
    static abstract int OutputGradientOffset { get; }

    /// <summary>Offset of the input gradient in the arena, in floats per row.</summary>
    static abstract int InputGradientOffset { get; }

    /// <summary>Floats of scratch that do not depend on the batch (transposed weights).</summary>
    static abstract int ScratchLength { get; }

    /// <summary>Floats of scratch that inference needs for each row of a block.</summary>
    static abstract int PredictWidth { get; }

    /// <summary>Rows per block of inference.</summary>
    static abstract int PredictBlock { get; }

    /// <summary>The segments, in order: those of the forward pass first.</summary>
    static abstract ReadOnlySpan<Segment> Segments { get; }

    /// <summary>Inference of at most <see cref="PredictBlock"/> rows, dense inputs to dense outputs.</summary>
    static abstract void Predict(NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch);

    /// <summary>Inference of one row.</summary>
    static abstract void PredictRow(NetworkStorage storage, ref float inputs, ref float outputs, ref float scratch);

    /// <summary>
    /// Inference of at most <see cref="PredictBlock"/> rows up to a layer, dense inputs to the dense values of that layer; returns false if the layer has no
    /// explicit name, as no code is generated for it then.
    /// </summary>
    static virtual bool PredictLayer(int layer, NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch) => false;

    /// <summary>The time axes of a network of variable length, that of the rows first; empty if all rows have one length.</summary>
    static virtual ReadOnlySpan<StepAxis> StepAxes => [];

    /// <summary>The time axis of the outputs, if there are no <see cref="OutputPlaces"/>; −1 if they have none, or one of a fixed length.</summary>
    static virtual int OutputAxis => PortPlace.NoAxis;

    /// <summary>Inference of at most <see cref="PredictBlock"/> rows with lengths of their own; what outputs have behind them becomes 0.</summary>
    static virtual void PredictSteps(NetworkStorage storage, ref float inputs, StepTable table, ref float outputs, int rows, ref float scratch) =>
        throw new InvalidOperationException("All rows of the network have one length.");

    /// <summary>The same up to a layer with an explicit name.</summary>
    static virtual bool PredictLayerSteps(int layer, NetworkStorage storage, ref float inputs, StepTable table, ref float outputs, int rows, ref float scratch) => false;

    /// <summary>The parts of a stream's memory; empty if the network has none, or does not stream.</summary>
    static virtual ReadOnlySpan<StreamPlace> StreamPlaces => [];

    /// <summary>Floats of all parts of a stream's memory.</summary>
    static virtual int StreamLength => 0;

    /// <summary>Floats of scratch that a step of a stream needs.</summary>
    static virtual int StreamWidth => 0;

    /// <summary>Steps per block of a stream.</summary>
    static virtual int StreamBlock => 0;

    /// <summary>The next step of a stream.</summary>
    static virtual void StreamStep(NetworkStorage storage, StreamMemory stream, ref float inputs, ref float outputs, ref float scratch) =>
        throw new NotSupportedException("The network does not stream.");

    /// <summary>The next steps of a stream, at most <see cref="StreamBlock"/>.</summary>
    static virtual void StreamSteps(NetworkStorage storage, StreamMemory stream, ref float inputs, ref float outputs, int rows, ref float scratch) =>
        throw new NotSupportedException("The network does not stream.");

    /// <summary>
    /// The loss of one step of a row, where the loss of each step can be computed alone; <paramref name="row"/> counts the steps of all rows. Otherwise as
    /// <see cref="Loss"/>.
    /// </summary>
    static virtual float StepLoss(ref float outputs, in LossTargets targets, int row, float scale, ref float gradient) =>
        throw new NotSupportedException("The network has no loss of single steps.");

    /// <summary>Runs the items <paramref name="from"/> ≤ i &lt; <paramref name="to"/> of a segment.</summary>
    static abstract void Run(int segment, TrainingPass pass, int from, int to);

    /// <summary>Where the parts of a row of inputs are; empty if there is one, at <see cref="InputGradientOffset"/>.</summary>
    static virtual ReadOnlySpan<PortPlace> InputPlaces => [];

    /// <summary>Where the heads of a row of outputs are; empty if there is one input and one head of weight 1, at <see cref="OutputOffset"/>.</summary>
    static virtual ReadOnlySpan<PortPlace> OutputPlaces => [];

    /// <summary>One row's loss of a head, if there are <see cref="OutputPlaces"/>.</summary>
    static virtual float LossOf(int head, ref float outputs, in LossTargets targets, int row, float scale, ref float gradient) =>
        throw new InvalidOperationException("The network has one head without a weight.");

    /// <summary>One row's loss; writes its gradient times <paramref name="scale"/>, padding included, unless the reference is null.</summary>
    static abstract float Loss(ref float outputs, in LossTargets targets, int row, float scale, ref float gradient);
}
