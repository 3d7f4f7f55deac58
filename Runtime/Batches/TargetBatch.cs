namespace NetGen;

/// <summary>The targets of a batch: class indices or numbers, and their weights. An array or span of either converts to it implicitly.</summary>
public readonly ref struct TargetBatch
{
    /// <summary>One class index per row, for a cross-entropy of class indices; otherwise empty.</summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>Rows × outputs, row-major, for every other loss; otherwise empty.</summary>
    public ReadOnlySpan<float> Values { get; init; }

    /// <summary>
    /// One weight per row, or empty. The loss is the weighted mean: a row of weight 2 counts as two rows.
    /// (PyTorch's <c>weight</c> of the binary cross-entropy divides by the number of rows instead: scale the weights to a mean of 1 for the same result.)
    /// </summary>
    public ReadOnlySpan<float> RowWeights { get; init; }

    /// <summary>One weight per class, or empty; cross-entropy only (PyTorch's <c>weight</c>).</summary>
    public ReadOnlySpan<float> ClassWeights { get; init; }

    /// <summary>One weight per output for its positive targets, or empty; binary cross-entropy only (PyTorch's <c>pos_weight</c>).</summary>
    public ReadOnlySpan<float> PositiveWeights { get; init; }

    /// <summary>The steps of each row of a network of variable length that count; empty if all do.</summary>
    internal ReadOnlySpan<int> Lengths { get; init; }

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
