namespace NetGen.Generator.Kernels;

/// <summary>Which values of a row are normalised together: the runtime's <c>NormalizationSets</c>.</summary>
/// <param name="Sets">Number of sets.</param>
/// <param name="Distance">From set to set.</param>
/// <param name="Segments">Segments of a set.</param>
/// <param name="SegmentDistance">From segment to segment.</param>
/// <param name="Length">Values of a segment.</param>
/// <param name="ParameterDistance">From the scales of a set to those of the next; 0 where all have the same.</param>
internal sealed record NormalizationPlan(int Sets, int Distance, int Segments, int SegmentDistance, int Length, int ParameterDistance)
{
    /// <summary>Number of scales, and of biases.</summary>
    public int Parameters => ParameterDistance == 0 ? Length : Sets * ParameterDistance;

    /// <summary>Floats behind a row that vectors reach into: those of a segment, and those of the scales at a segment's place.</summary>
    public int Slack => Math.Max(Panels.Pad(Length) - Length, Panels.Pad(Parameters) - Parameters);

    /// <summary>As an expression.</summary>
    public string Argument =>
        $"new NormalizationSets {{ Count = {Sets}, Distance = {Distance}, Segments = {Segments}, SegmentDistance = {SegmentDistance}, Length = {Length}, ParameterDistance = {ParameterDistance} }}";
}
