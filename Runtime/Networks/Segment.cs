namespace NetGen.Generated;

/// <summary>When a segment of the training pass runs.</summary>
public enum SegmentPhase
{
    /// <summary>Before the backward pass; depends on the parameters only.</summary>
    Preparation,

    /// <summary>Before the loss.</summary>
    Forward,

    /// <summary>After the loss.</summary>
    Backward,

    /// <summary>After the loss, only where the input gradient is asked for.</summary>
    InputGradient,
}

/// <summary>A part of the training pass that can be split over items without a join.</summary>
/// <param name="Phase">When it runs.</param>
/// <param name="Items">How many items it has; 0 means the rows of the batch.</param>
public readonly record struct Segment(SegmentPhase Phase, int Items);
