namespace NetGen;

/// <summary>What stands around an image when a window moves over it.</summary>
public enum Padding
{
    /// <summary>Nothing: the window stays inside (or goes over <c>PaddingSize</c> zeros at each side, as in PyTorch).</summary>
    Valid,

    /// <summary>
    /// As many zeros as give an output of size / stride, rounded up. Where their number is odd, the one more stands after the image, as in TensorFlow
    /// (PyTorch's <c>padding="same"</c>, which allows no stride, is the same).
    /// </summary>
    Same,

    /// <summary>
    /// (kernel − 1) · dilation zeros before a signal and none after it, so that no output sees a later input: for <see cref="Conv1DAttribute"/>. Keras's <c>padding="causal"</c>;
    /// in PyTorch <c>nn.functional.pad</c> before the convolution.
    /// </summary>
    Causal,
}
