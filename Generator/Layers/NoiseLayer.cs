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
    protected string Key => KeyOf(Ordinal);

    /// <summary>The same of another number than the layer's.</summary>
    public static string KeyOf(int number) => $"pass.DropoutKey({number.ToString(CultureInfo.InvariantCulture)}), from";
}
