using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// The losses of one row. Each function returns the row's loss — weighted by class or positive weights, but neither by the row's weight nor divided by
/// the number of rows — and, unless <c>gradient</c> is a null reference, writes <c>scale</c> · ∂(that loss)/∂output there.
/// </summary>
/// <remarks>
/// Output and gradient rows are padded to a multiple of 16 floats: padding of outputs may hold any number, padding of the gradient becomes 0. Targets and
/// weights are not padded. The gradient must not lie over the outputs. A NaN among the outputs makes the loss NaN, so that divergence is seen.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RowLosses
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // 1 KB: what a thread's stack can always spare; a wider row's scratch comes from the shared pool.
    private const int StackFloats = 256;

    /// <summary>The user's own loss.</summary>
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

    /// <summary>The user's type writes a gradient in any case: here to memory that nobody reads.</summary>
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
        // A loss that leaves elements out means 0 for them.
        gradient.Clear();
        return TLoss.Evaluate(MemoryMarshal.CreateReadOnlySpan(ref outputs, target.Length), target, gradient);
    }
}
