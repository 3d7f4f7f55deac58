using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

public static partial class RowLosses
{
    /// <summary>
    /// Binary cross-entropy of logits x and targets t in [0, 1], the mean over the outputs, as PyTorch's <c>BCEWithLogitsLoss</c>: with positive weights w
    /// (1 if there are none) each output's loss is (1 − t)·softplus(x) + w·t·softplus(−x).
    /// </summary>
    [MethodImpl(Hot)]
    public static float BinaryCrossEntropy(ref float logits, int outputs, in LossTargets targets, int row, float scale, ref float gradient)
    {
        ref float target = ref MemoryMarshal.GetReference(targets.Values(row, outputs));
        var weights = targets.PositiveWeights(outputs);
        bool hasGradient = !Unsafe.IsNullRef(ref gradient);
        float share = 1f / outputs;
        var factor = Vector.Create(scale * share);
        var one = Vector<float>.One;
        var sum = Vector<float>.Zero;
        for (int i = 0; i < outputs; i += Vector<float>.Count)
        {
            var mask = RowVectors.Mask(outputs - i);
            var x = RowVectors.Load(ref logits, i) & mask;
            var positive = RowVectors.LoadUnpadded(ref target, i, outputs);
            var negative = one - positive;
            if (!weights.IsEmpty)
            {
                positive *= RowVectors.LoadUnpadded(ref MemoryMarshal.GetReference(weights), i, outputs);
            }

            // One exponential for all four: softplus(±x) = max(±x, 0) + ln(1 + z), σ(|x|) = 1 / (1 + z) and σ(−|x|) = z / (1 + z) with z = e^(−|x|).
            var z = VectorMath.Exp(-Vector.Abs(x));
            var log = VectorMath.LogOnePlusOfReduced(z);
            var below = Vector.LessThan(x, Vector<float>.Zero).As<int, float>();
            sum += ((negative * (Vector.AndNot(x, below) + log)) + (positive * (log - (x & below)))) & mask;
            if (hasGradient)
            {
                // (1 − t)·σ(x) − w·t·σ(−x): no cancellation, so tails keep their relative accuracy.
                var large = one / (one + z);
                var small = z * large;
                var slope = (negative * Vector.ConditionalSelect(below, small, large)) - (positive * Vector.ConditionalSelect(below, large, small));
                RowVectors.Store((slope * factor) & mask, ref gradient, i);
            }
        }

        if (hasGradient)
        {
            RowVectors.ClearPadding(ref gradient, outputs);
        }

        return Vector.Sum(sum) * share;
    }
}
