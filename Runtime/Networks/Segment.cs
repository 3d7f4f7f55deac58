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

    /// <summary>After the loss, only if the input gradient is requested.</summary>
    InputGradient,
}

/// <summary>A part of the training pass that can be split over items without a join.</summary>
/// <param name="Phase">When it runs.</param>
/// <param name="Groups">Its items, grouped by equal cost; none means the rows of the batch.</param>
public readonly record struct Segment(SegmentPhase Phase, params ItemGroup[] Groups)
{
    /// <summary>How many items it has; 0 if it runs over rows.</summary>
    public int Items { get; } = ItemGroup.Count(Groups);
}

/// <summary>Items of equal cost.</summary>
/// <param name="Items">How many.</param>
/// <param name="Cost">The cost of each item, in multiply-adds per row of the batch.</param>
/// <param name="Layer">Index of the layer if the items only compute gradients of its parameters; -1 if they must run even if that layer is frozen.</param>
public readonly record struct ItemGroup(int Items, long Cost, int Layer = -1)
{
    /// <summary>The items of groups.</summary>
    internal static int Count(ItemGroup[] groups)
    {
        int count = 0;
        foreach (var group in groups)
        {
            count += group.Items;
        }

        return count;
    }

    internal bool IsIdle(bool[]? frozenLayers) => Layer >= 0 && frozenLayers is not null && frozenLayers[Layer];
}
