namespace NetGen;

/// <summary>The shape of one row's value: a vector (features), a signal (length × channels) or an image (height × width × channels), channels last.</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly int[]? dimensions;

    /// <summary>Creates a shape with the given dimensions, outermost first.</summary>
    /// <exception cref="ArgumentException">A dimension is below 1, or there is none.</exception>
    public Shape(params int[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        if (dimensions.Length == 0 || Array.Exists(dimensions, d => d < 1))
        {
            throw new ArgumentException($"A shape needs at least one dimension and each must be at least 1, but got [{string.Join(", ", dimensions)}].", nameof(dimensions));
        }

        this.dimensions = (int[])dimensions.Clone();
    }

    /// <summary>The dimensions, outermost first: (features), (length, channels) or (height, width, channels).</summary>
    public ReadOnlySpan<int> Dimensions => dimensions;

    /// <summary>The number of dimensions: 1 for a vector, 2 for a signal, 3 for an image.</summary>
    public int Rank => dimensions?.Length ?? 0;

    /// <summary>The number of values: the product of the dimensions.</summary>
    public int Size
    {
        get
        {
            int size = 1;
            foreach (int dimension in Dimensions)
            {
                size *= dimension;
            }

            return size;
        }
    }

    /// <summary>Whether both have the same dimensions.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether the dimensions differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Dimensions.SequenceEqual(other.Dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (int dimension in Dimensions)
        {
            hash.Add(dimension);
        }

        return hash.ToHashCode();
    }

    /// <summary>The dimensions with × between them: <c>24×24×6</c>.</summary>
    public override string ToString() => string.Join('×', dimensions ?? []);
}
