namespace NetGen;

/// <summary>Dropout of whole channels of an image or a signal (PyTorch's <c>nn.Dropout2d</c> and <c>nn.Dropout1d</c>; Tompson et al. 2015): neighbouring pixels
/// are similar, so dropping single ones has little effect.
/// In training, each channel of a row is dropped with probability <c>rate</c>, and the others are divided by 1 − rate; inference does not change them.
/// The mask is a function of seed, step, layer, row and channel.</summary>
/// <param name="rate">Probability that a channel is dropped, in [0, 1).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Dropout2DAttribute(double rate) : LayerAttribute
{
    /// <summary>Probability that a channel is dropped, in [0, 1).</summary>
    public double Rate { get; } = rate;
}
