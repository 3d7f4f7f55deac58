using System.Globalization;
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
    protected string Key => $"pass.DropoutKey({Ordinal.ToString(CultureInfo.InvariantCulture)}), {(Time is { } time ? FormattableString.Invariant($"pass.PlacesOf({time.Index}, {time.Sequences}.First)") : "from")}";

    /// <summary>Values of a step, as an argument behind the key, if rows have lengths of their own; otherwise empty.</summary>
    protected string StepSize => Time is { } time ? FormattableString.Invariant($", {OutputShape.Size / time.Steps}") : string.Empty;

    /// <summary>How the names of links end that take packed steps.</summary>
    protected string Suffix => Time is null ? string.Empty : "Steps";
}
