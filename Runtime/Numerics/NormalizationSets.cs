using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Which values of a row are normalised together: sets of segments of equal length.</summary>
/// <remarks>
/// Layer normalisation has one set of one segment for each pixel; group normalisation has one set for each group of channels, with a segment in each pixel.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NormalizationSets
{
    /// <summary>Number of sets.</summary>
    public int Count { get; init; }

    /// <summary>Distance between the first values of two sets.</summary>
    public int Distance { get; init; }

    /// <summary>Segments of a set.</summary>
    public int Segments { get; init; }

    /// <summary>Distance between the first values of two segments of a set.</summary>
    public int SegmentDistance { get; init; }

    /// <summary>Values of a segment.</summary>
    public int Length { get; init; }

    /// <summary>Distance between the first scales of two sets: 0 if all sets share the scales.</summary>
    public int ParameterDistance { get; init; }

    /// <summary>Values of a set.</summary>
    internal float Size => (float)Segments * Length;

    /// <summary>Number of scales, and of biases.</summary>
    internal int Parameters => ParameterDistance == 0 ? Length : Count * ParameterDistance;
}
