namespace NetGen;

/// <summary>The targets of a batch: class indices or numbers, and the weights that go with them. Made implicitly from an array or span of either.</summary>
public readonly ref struct TargetBatch
{
    /// <summary>One class index a row, for an index cross-entropy; otherwise empty.</summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>Rows × outputs, row-major, for every other loss; otherwise empty.</summary>
    public ReadOnlySpan<float> Values { get; init; }

    /// <summary>
    /// One weight a row, or empty. The loss is the weighted mean: a row of weight 2 counts as if it stood there twice.
    /// (PyTorch's <c>weight</c> of the binary cross-entropy divides by the number of rows instead: scale the weights to a mean of 1 to get that.)
    /// </summary>
    public ReadOnlySpan<float> RowWeights { get; init; }

    /// <summary>One weight a class, or empty; cross-entropy only (PyTorch's <c>weight</c>).</summary>
    public ReadOnlySpan<float> ClassWeights { get; init; }

    /// <summary>One weight an output for its positive targets, or empty; binary cross-entropy only (PyTorch's <c>pos_weight</c>).</summary>
    public ReadOnlySpan<float> PositiveWeights { get; init; }

    /// <summary>Class indices.</summary>
    public static implicit operator TargetBatch(int[] labels) => new() { Labels = labels };

    /// <summary>Class indices.</summary>
    public static implicit operator TargetBatch(ReadOnlySpan<int> labels) => new() { Labels = labels };

    /// <summary>Class indices.</summary>
    public static implicit operator TargetBatch(Span<int> labels) => new() { Labels = labels };

    /// <summary>Numbers, rows × outputs.</summary>
    public static implicit operator TargetBatch(float[] values) => new() { Values = values };

    /// <summary>Numbers, rows × outputs.</summary>
    public static implicit operator TargetBatch(ReadOnlySpan<float> values) => new() { Values = values };

    /// <summary>Numbers, rows × outputs.</summary>
    public static implicit operator TargetBatch(Span<float> values) => new() { Values = values };
}
