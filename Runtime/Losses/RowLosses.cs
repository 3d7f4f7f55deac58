using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// The losses of one row. Each function returns the row's loss and, unless <c>gradient</c> is a null reference, writes <c>scale</c> · ∂(that loss)/∂output
/// there. The loss is weighted by class or positive weights, but neither by the row's weight nor divided by the number of rows.
/// </summary>
/// <remarks>
/// Output and gradient rows are padded to a multiple of 16 floats: the padding of outputs may hold any number, that of the gradient becomes 0. Targets and
/// weights are not padded. The gradient must not overlap the outputs. A NaN among the outputs makes the loss NaN, so that divergence is detected.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RowLosses
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // 1 KB, which a thread's stack can always spare; the scratch of a wider row comes from the shared pool.
    private const int StackFloats = 256;

    /// <summary>The custom loss.</summary>
    public static float Custom<TLoss>(ref float outputs, int count, in LossTargets targets, int row, float scale, ref float gradient)
        where TLoss : ILoss
    {
        if (Unsafe.IsNullRef(ref gradient))
        {
            return WithoutGradient<TLoss>(ref outputs, targets.Values(row, count));
        }

        var slopes = MemoryMarshal.CreateSpan(ref gradient, RowVectors.PaddedLength(count));
        float loss = Evaluate<TLoss>(ref outputs, targets.Values(row, count), slopes[..count]);
        slopes[count..].Clear();
        foreach (ref float slope in slopes)
        {
            slope *= scale;
        }

        return loss;
    }

    /// <summary>A custom loss always writes a gradient: here to memory that is not read.</summary>
    [SkipLocalsInit]
    private static float WithoutGradient<TLoss>(ref float outputs, ReadOnlySpan<float> target)
        where TLoss : ILoss
    {
        if (target.Length <= StackFloats)
        {
            Span<float> unused = stackalloc float[StackFloats];
            return Evaluate<TLoss>(ref outputs, target, unused[..target.Length]);
        }

        float[] rented = ArrayPool<float>.Shared.Rent(target.Length);
        float loss = Evaluate<TLoss>(ref outputs, target, rented.AsSpan(0, target.Length));
        ArrayPool<float>.Shared.Return(rented);
        return loss;
    }

    private static float Evaluate<TLoss>(ref float outputs, ReadOnlySpan<float> target, Span<float> gradient)
        where TLoss : ILoss
    {
        // An element that the loss leaves out has a gradient of 0.
        gradient.Clear();
        return TLoss.Evaluate(MemoryMarshal.CreateReadOnlySpan(ref outputs, target.Length), target, gradient);
    }
}
