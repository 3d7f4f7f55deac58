using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

public static partial class RowLosses
{
    // Inlined as well: with a constant width, a narrow row costs half.
    private const MethodImplOptions HotInlined = MethodImplOptions.AggressiveOptimization | MethodImplOptions.AggressiveInlining;

    /// <summary>A loss that depends on output − target only.</summary>
    private interface IDifferenceLoss
    {
        Vector<float> Value(Vector<float> difference);

        Vector<float> Slope(Vector<float> difference);
    }

    /// <summary>The mean over the outputs of (output − target)².</summary>
    [MethodImpl(HotInlined)]
    public static float MeanSquaredError(ref float outputs, int count, in LossTargets targets, int row, float scale, ref float gradient) =>
        MeanOverOutputs(default(Squared), ref outputs, count, targets.Values(row, count), scale, ref gradient);

    /// <summary>The mean over the outputs of |output − target|; its gradient is 0 at 0 and at NaN, as in PyTorch.</summary>
    [MethodImpl(HotInlined)]
    public static float MeanAbsoluteError(ref float outputs, int count, in LossTargets targets, int row, float scale, ref float gradient) =>
        MeanOverOutputs(default(Absolute), ref outputs, count, targets.Values(row, count), scale, ref gradient);

    /// <summary>
    /// The Huber loss, as in PyTorch: the mean over the outputs of ½d² if |d| = |output − target| is below <paramref name="delta"/> δ &gt; 0, otherwise of
    /// δ·(|d| − ½δ).
    /// </summary>
    [MethodImpl(HotInlined)]
    public static float Huber(ref float outputs, int count, float delta, in LossTargets targets, int row, float scale, ref float gradient) =>
        MeanOverOutputs(new HuberDifference(delta), ref outputs, count, targets.Values(row, count), scale, ref gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MeanOverOutputs<TLoss>(TLoss loss, ref float outputs, int count, ReadOnlySpan<float> targets, float scale, ref float gradient)
        where TLoss : struct, IDifferenceLoss
    {
        ref float target = ref MemoryMarshal.GetReference(targets);
        bool hasGradient = !Unsafe.IsNullRef(ref gradient);
        float share = 1f / count;
        var factor = Vector.Create(scale * share);
        var sum = Vector<float>.Zero;
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            // A difference of 0 in the padding: both value and slope of each of these losses are 0 there.
            var difference = (RowVectors.Load(ref outputs, i) - RowVectors.LoadUnpadded(ref target, i, count)) & RowVectors.Mask(count - i);
            sum += loss.Value(difference);
            if (hasGradient)
            {
                RowVectors.Store(loss.Slope(difference) * factor, ref gradient, i);
            }
        }

        if (hasGradient)
        {
            RowVectors.ClearPadding(ref gradient, count);
        }

        return Vector.Sum(sum) * share;
    }

    private readonly struct Squared : IDifferenceLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Value(Vector<float> difference) => difference * difference;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Slope(Vector<float> difference) => difference + difference;
    }

    private readonly struct Absolute : IDifferenceLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Value(Vector<float> difference) => Vector.Abs(difference);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Slope(Vector<float> difference) =>
            (Vector<float>.One & Vector.GreaterThan(difference, Vector<float>.Zero).As<int, float>())
            - (Vector<float>.One & Vector.LessThan(difference, Vector<float>.Zero).As<int, float>());
    }

    private readonly struct HuberDifference(float delta) : IDifferenceLoss
    {
        private readonly Vector<float> delta = Vector.Create(delta);

        /// <summary>With c = min(|d|, δ), both branches are c·(|d| − ½c).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Value(Vector<float> difference)
        {
            var distance = Vector.Abs(difference);
            var near = Vector.MinNative(delta, distance);
            return near * (distance - (near * Vector.Create(0.5f)));
        }

        /// <summary>The limits come first: if one operand is NaN, x64 returns the second.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Slope(Vector<float> difference) => Vector.MaxNative(-delta, Vector.MinNative(delta, difference));
    }
}
