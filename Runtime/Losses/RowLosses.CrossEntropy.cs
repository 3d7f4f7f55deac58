using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

public static partial class RowLosses
{
    /// <summary>
    /// Cross-entropy of logits and a class index, as in PyTorch: with p = softmax(logits), class weights w (1 if there are none), label y and smoothing ε
    /// the loss is (1 − ε)·w_y·(−ln p_y) + ε/C·Σ_c w_c·(−ln p_c). The batch's is the sum over its rows divided by Σ w_y.
    /// </summary>
    [MethodImpl(Hot)]
    public static float CrossEntropy(ref float logits, int classes, float labelSmoothing, in LossTargets targets, int row, float scale, ref float gradient) =>
        CrossEntropyOf(targets.Label(row), ref logits, classes, labelSmoothing, targets, scale, ref gradient);

    /// <summary>The sum of the cross-entropies of the steps of a row, without those that have a certain label. A row without steps is one step.</summary>
    [MethodImpl(Hot)]
    public static float CrossEntropyOfSteps(
        ref float logits, int steps, int classes, float labelSmoothing, int ignored, in LossTargets targets, int row, float scale, ref float gradient)
    {
        float sum = 0;
        for (int step = 0; step < steps; step++)
        {
            int label = targets.Label(row, step), first = step * classes;
            ref float slopes = ref Unsafe.IsNullRef(ref gradient) ? ref gradient : ref Unsafe.Add(ref gradient, first);
            if (label != ignored)
            {
                sum += CrossEntropyOf(label, ref Unsafe.Add(ref logits, first), classes, labelSmoothing, targets, scale, ref slopes);
            }
            else if (!Unsafe.IsNullRef(ref gradient))
            {
                MemoryMarshal.CreateSpan(ref slopes, classes).Clear();
            }
        }

        ClearBehind(ref gradient, steps * classes);
        return sum;
    }

    /// <summary>The sum of the cross-entropies of the steps of a row and distributions over the classes.</summary>
    [MethodImpl(Hot)]
    public static float SoftCrossEntropyOfSteps(
        ref float logits, int steps, int classes, float labelSmoothing, in LossTargets targets, int row, float scale, ref float gradient)
    {
        float sum = 0;
        ref float target = ref MemoryMarshal.GetReference(targets.Values(row, steps * classes));
        for (int first = 0; first < steps * classes; first += classes)
        {
            ref float slopes = ref Unsafe.IsNullRef(ref gradient) ? ref gradient : ref Unsafe.Add(ref gradient, first);
            sum += SoftCrossEntropyOf(
                ref Unsafe.Add(ref target, first), ref Unsafe.Add(ref logits, first), classes, labelSmoothing, targets, scale, ref slopes);
        }

        ClearBehind(ref gradient, steps * classes);
        return sum;
    }

    /// <summary>
    /// Cross-entropy of logits and a distribution t over the classes, as in PyTorch: −Σ_c w_c·t′_c·ln p_c with t′ = (1 − ε)·t + ε/C. The batch's loss is the
    /// mean over its rows, whatever the class weights.
    /// </summary>
    [MethodImpl(Hot)]
    public static float SoftCrossEntropy(
        ref float logits, int classes, float labelSmoothing, in LossTargets targets, int row, float scale, ref float gradient) =>
        SoftCrossEntropyOf(ref MemoryMarshal.GetReference(targets.Values(row, classes)), ref logits, classes, labelSmoothing, targets, scale, ref gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float CrossEntropyOf(int label, ref float logits, int classes, float labelSmoothing, in LossTargets targets, float scale, ref float gradient)
    {
        float hit = (1 - labelSmoothing) * targets.ClassWeight(label);
        float maximum = RowVectors.Maximum(ref logits, classes);
        float labelLogit = Unsafe.Add(ref logits, label) - maximum;

        // What smoothing spreads over all classes: ε/C·Σ w_c, and the same for the logits.
        float spread = 0, spreadLogits = 0;
        var weights = new ClassWeights(targets, classes, labelSmoothing / classes);
        if (labelSmoothing != 0)
        {
            weights.Sum(ref logits, maximum, out spread, out spreadLogits);
        }

        float sum = RowVectors.SumOfExponentials(ref logits, ref gradient, classes, maximum);
        float logSum = RowVectors.Log(sum);
        if (!Unsafe.IsNullRef(ref gradient))
        {
            // ∂/∂logit_c = (hit + spread)·p_c − ε/C·w_c − [c = y]·hit; the gradient's memory holds the exponentials.
            var factor = Vector.Create(scale * (hit + spread) / sum);
            for (int i = 0; i < classes; i += Vector<float>.Count)
            {
                var slope = RowVectors.Load(ref gradient, i) * factor;
                if (labelSmoothing != 0)
                {
                    slope -= weights.At(i) * Vector.Create(scale);
                }

                RowVectors.Store(slope & RowVectors.Mask(classes - i), ref gradient, i);
            }

            Unsafe.Add(ref gradient, label) -= scale * hit;
        }

        return (hit * (logSum - labelLogit)) + ((spread * logSum) - spreadLogits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SoftCrossEntropyOf(
        ref float target, ref float logits, int classes, float labelSmoothing, in LossTargets targets, float scale, ref float gradient)
    {
        var weights = new ClassWeights(targets, classes, 1f);
        var keep = Vector.Create(1 - labelSmoothing);
        var share = Vector.Create(labelSmoothing / classes);
        float maximum = RowVectors.Maximum(ref logits, classes);
        var total = Vector<float>.Zero;
        var totalLogits = Vector<float>.Zero;
        for (int i = 0; i < classes; i += Vector<float>.Count)
        {
            var weighted = weights.At(i) * VectorArithmetic.MultiplyAdd(RowVectors.LoadUnpadded(ref target, i, classes), keep, share);
            total += weighted;
            totalLogits += (weighted * (RowVectors.Load(ref logits, i) - Vector.Create(maximum))) & RowVectors.Mask(classes - i);
        }

        float mass = Vector.Sum(total);
        float sum = RowVectors.SumOfExponentials(ref logits, ref gradient, classes, maximum);
        if (!Unsafe.IsNullRef(ref gradient))
        {
            // ∂/∂logit_c = p_c·Σ w·t′ − w_c·t′_c; the gradient's memory holds the exponentials.
            var factor = Vector.Create(scale * mass / sum);
            for (int i = 0; i < classes; i += Vector<float>.Count)
            {
                var weighted = weights.At(i) * VectorArithmetic.MultiplyAdd(RowVectors.LoadUnpadded(ref target, i, classes), keep, share);
                var slope = (RowVectors.Load(ref gradient, i) * factor) - (weighted * Vector.Create(scale));
                RowVectors.Store(slope & RowVectors.Mask(classes - i), ref gradient, i);
            }
        }

        return (mass * RowVectors.Log(sum)) - Vector.Sum(totalLogits);
    }

    /// <summary>Zeros behind the gradient of a row, where its last vectors have written.</summary>
    private static void ClearBehind(ref float gradient, int count)
    {
        if (!Unsafe.IsNullRef(ref gradient))
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradient, count), RowVectors.PaddedLength(count) - count).Clear();
        }
    }

    /// <summary>The class weights times a factor, in vectors: 1 if there are no weights, 0 beyond the last class.</summary>
    private readonly ref struct ClassWeights(in LossTargets targets, int classes, float factor)
    {
        private readonly ReadOnlySpan<float> weights = targets.ClassWeights(classes);
        private readonly int classes = classes;
        private readonly float factor = factor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> At(int index)
        {
            var ones = Vector<float>.One & RowVectors.Mask(classes - index);
            return Vector.Create(factor) * (weights.IsEmpty ? ones : RowVectors.LoadUnpadded(ref MemoryMarshal.GetReference(weights), index, classes));
        }

        /// <summary>Σ w and Σ w·(logit − maximum).</summary>
        public void Sum(ref float logits, float maximum, out float sum, out float sumOfLogits)
        {
            var total = Vector<float>.Zero;
            var totalLogits = Vector<float>.Zero;
            for (int i = 0; i < classes; i += Vector<float>.Count)
            {
                total += At(i);
                totalLogits += (At(i) * (RowVectors.Load(ref logits, i) - Vector.Create(maximum))) & RowVectors.Mask(classes - i);
            }

            sum = Vector.Sum(total);
            sumOfLogits = Vector.Sum(totalLogits);
        }
    }
}
