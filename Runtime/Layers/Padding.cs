namespace NetGen;

/// <summary>How an image is padded before a window moves over it.</summary>
public enum Padding
{
    /// <summary>No padding: the window stays inside (or moves over <c>PaddingSize</c> zeros at each side, as in PyTorch).</summary>
    Valid,

    /// <summary>
    /// As many zeros as give an output of size / stride, rounded up. If their number is odd, the additional one is added after the image, as in TensorFlow
    /// (PyTorch's <c>padding="same"</c>, which allows no stride, does the same).
    /// </summary>
    Same,

    /// <summary>
    /// (kernel − 1) · dilation zeros before a signal and none after it, so that no output sees a later input: for <see cref="Conv1DAttribute"/>. Keras's
    /// <c>padding="causal"</c>;
    /// in PyTorch <c>nn.functional.pad</c> before the convolution.
    /// </summary>
    Causal,
}
