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
}
