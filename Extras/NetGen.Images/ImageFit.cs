namespace NetGen;

/// <summary>What becomes of an image whose sides are not in the proportion of the rows.</summary>
public enum ImageFit
{
    /// <summary>It is stretched: the whole image, out of proportion.</summary>
    Stretch,

    /// <summary>It is scaled until it covers the row, and what stands over at two sides is cut off alike.</summary>
    Crop,

    /// <summary>It is scaled until it fits in, and two sides are filled alike with <see cref="ImageFormat.Background"/>.</summary>
    Pad,
}
