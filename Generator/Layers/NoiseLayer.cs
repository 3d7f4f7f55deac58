using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>
/// A layer that is random in training and does nothing in inference. The random numbers are a function of seed, step, layer, row and element; the backward pass
/// computes them again.
/// </summary>
internal abstract class NoiseLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Nothing;

    public override bool IsForTrainingOnly => true;

    /// <summary>The arguments of every random link: the layer's key, and the first row of the call in the batch.</summary>
    protected string Key => KeyOf(Ordinal, Time);

    /// <summary>Values of a step, as an argument behind the key, if rows have lengths of their own; otherwise empty.</summary>
    protected string StepSize => SizeOf(Time, (int)OutputShape.Size);

    /// <summary>How the names of links end that take packed steps.</summary>
    protected string Suffix => SuffixOf(Time);

    /// <summary>The key of another number than the layer's, and the first row or packed step of the call.</summary>
    protected static string KeyOf(int number, TimeAxis? time) => FormattableString.Invariant($"pass.DropoutKey({number}), {(time is null ? "from" : FormattableString.Invariant($"pass.PlacesOf({time.Index}, {time.Sequences}.First)"))}");

    /// <summary>Values of a step of rows of so many values, as an argument behind a key; empty if rows have one length.</summary>
    protected static string SizeOf(TimeAxis? time, int size) => time is null ? string.Empty : FormattableString.Invariant($", {size / time.Steps}");

    /// <summary>How the names of links end that take packed steps.</summary>
    protected static string SuffixOf(TimeAxis? time) => time is null ? string.Empty : "Steps";
}
