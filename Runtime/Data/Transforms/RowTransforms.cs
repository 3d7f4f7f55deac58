using System.Buffers;

namespace NetGen;

/// <summary>Combines transforms of rows.</summary>
public static class RowTransforms
{
    /// <summary>Applies transforms one after the other: each changes the result of the one before it.</summary>
    /// <remarks>
    /// <code>
    /// Transform = RowTransforms.Chain(new RandomFlip(32, 32, 3), new RandomCrop(32, 32, 3)),
    /// </code>
    /// They share the random numbers of the row, in their order, so that the result is a function of seed, epoch and row as that of each is.
    /// </remarks>
    /// <param name="transforms">The transforms, at least one, in their order.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public static IRowTransform Chain(params IReadOnlyList<IRowTransform> transforms)
    {
        ArgumentNullException.ThrowIfNull(transforms);
        return transforms.Count == 0 ? throw new ArgumentException("A chain needs at least one transform, but got none.", nameof(transforms))
            : transforms.Contains(null!) ? throw new ArgumentException("A transform of a chain is null.", nameof(transforms))
            : transforms.Count == 1 ? transforms[0]
            : new Chained([.. transforms]);
    }

    /// <summary>Works in two memories in turn, so that the last transform writes where the result belongs.</summary>
    private sealed class Chained(IRowTransform[] transforms) : IRowTransform
    {
        public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
        {
            float[] rented = ArrayPool<float>.Shared.Rent(transformed.Length);
            try
            {
                var between = rented.AsSpan(0, transformed.Length);
                for (int i = 0; i < transforms.Length; i++)
                {
                    bool isLastMemory = (transforms.Length - i) % 2 == 1;
                    transforms[i].Transform(i == 0 ? row : isLastMemory ? between : transformed, isLastMemory ? transformed : between, ref random);
                }
            }
            finally
            {
                ArrayPool<float>.Shared.Return(rented);
            }
        }
    }
}
