using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>y = (x − mean) / √(variance + ε) · scale + bias within each set of a row, with the biased variance, as in PyTorch.</summary>
/// <remarks>
/// Vectors may extend beyond a segment: what they read there is ignored, and what is there is not changed. A row has room for a whole panel after its last
/// segment.
/// The statistics are mean and 1 / √(variance + ε) of each set, one set after the other.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Normalization
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>The forward pass of a row.</summary>
    /// <param name="sets">The sets of values to normalise.</param>
    /// <param name="x">The row.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="bias">The biases.</param>
    /// <param name="y">Receives the output.</param>
    /// <param name="statistics">Receives the statistics; a null reference in inference.</param>
    /// <param name="epsilon">ε.</param>
    [MethodImpl(Hot)]
    public static void Forward(in NormalizationSets sets, ref float x, ref float scale, ref float bias, ref float y, ref float statistics, float epsilon)
    {
        int length = sets.Length;
        for (int set = 0; set < sets.Count; set++)
        {
            ref float first = ref Unsafe.Add(ref x, set * sets.Distance);
            float mean = Sum(sets, ref first) / sets.Size;
            float reciprocal = 1 / MathF.Sqrt((SumOfSquares(sets, ref first, mean) / sets.Size) + epsilon);
            if (!Unsafe.IsNullRef(ref statistics))
            {
                Unsafe.Add(ref statistics, 2 * set) = mean;
                Unsafe.Add(ref statistics, (2 * set) + 1) = reciprocal;
            }

            Vector<float> means = Vector.Create(mean), reciprocals = Vector.Create(reciprocal);
            ref float scales = ref Unsafe.Add(ref scale, set * sets.ParameterDistance);
            ref float biases = ref Unsafe.Add(ref bias, set * sets.ParameterDistance);
            for (int segment = 0; segment < sets.Segments; segment++)
            {
                int start = segment * sets.SegmentDistance;
                ref float from = ref Unsafe.Add(ref first, start);
                ref float to = ref Unsafe.Add(ref y, (set * sets.Distance) + start);
                for (int i = 0; i < length; i += Vector<float>.Count)
                {
                    var normal = (RowVectors.Load(ref from, i) - means) * reciprocals;
                    var slopes = RowVectors.LoadUnpadded(ref scales, i, length);
                    Store(VectorArithmetic.MultiplyAdd(normal, slopes, RowVectors.LoadUnpadded(ref biases, i, length)), ref to, i, length);
                }
            }
        }
    }

    /// <summary>The gradient of a row: dx = (g − mean g − x̂ · mean(g · x̂)) / √(variance + ε) with g = dy · scale and x̂ the normalised x.</summary>
    /// <param name="sets">The sets of values to normalise.</param>
    /// <param name="x">The row.</param>
    /// <param name="statistics">The statistics of the forward pass.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dx">Receives the gradient of the row.</param>
    [MethodImpl(Hot)]
    public static void Backward(in NormalizationSets sets, ref float x, ref float statistics, ref float scale, ref float dy, ref float dx)
    {
        int length = sets.Length;
        for (int set = 0; set < sets.Count; set++)
        {
            Vector<float> means = Vector.Create(Unsafe.Add(ref statistics, 2 * set)), reciprocals = Vector.Create(Unsafe.Add(ref statistics, (2 * set) + 1));
            ref float scales = ref Unsafe.Add(ref scale, set * sets.ParameterDistance);
            Vector<float> gradients = Vector<float>.Zero, products = Vector<float>.Zero;
            for (int segment = 0; segment < sets.Segments; segment++)
            {
                int start = (set * sets.Distance) + (segment * sets.SegmentDistance);
                for (int i = 0; i < length; i += Vector<float>.Count)
                {
                    var mask = RowVectors.Mask(length - i);
                    var gradient = (RowVectors.Load(ref dy, start + i) * RowVectors.LoadUnpadded(ref scales, i, length)) & mask;
                    gradients += gradient;
                    products = VectorArithmetic.MultiplyAdd(gradient, ((RowVectors.Load(ref x, start + i) - means) * reciprocals) & mask, products);
                }
            }

            Vector<float> meanGradient = Vector.Create(Vector.Sum(gradients) / sets.Size), meanProduct = Vector.Create(Vector.Sum(products) / sets.Size);
            for (int segment = 0; segment < sets.Segments; segment++)
            {
                int start = (set * sets.Distance) + (segment * sets.SegmentDistance);
                for (int i = 0; i < length; i += Vector<float>.Count)
                {
                    var gradient = RowVectors.Load(ref dy, start + i) * RowVectors.LoadUnpadded(ref scales, i, length);
                    var normal = (RowVectors.Load(ref x, start + i) - means) * reciprocals;
                    Store((gradient - meanGradient - (normal * meanProduct)) * reciprocals, ref Unsafe.Add(ref dx, start), i, length);
                }
            }
        }
    }

    private static float Sum(in NormalizationSets sets, ref float first)
    {
        var sum = Vector<float>.Zero;
        for (int segment = 0; segment < sets.Segments; segment++)
        {
            ref float from = ref Unsafe.Add(ref first, segment * sets.SegmentDistance);
            for (int i = 0; i < sets.Length; i += Vector<float>.Count)
            {
                sum += RowVectors.Load(ref from, i) & RowVectors.Mask(sets.Length - i);
            }
        }

        return Vector.Sum(sum);
    }

    private static float SumOfSquares(in NormalizationSets sets, ref float first, float mean)
    {
        var sum = Vector<float>.Zero;
        for (int segment = 0; segment < sets.Segments; segment++)
        {
            ref float from = ref Unsafe.Add(ref first, segment * sets.SegmentDistance);
            for (int i = 0; i < sets.Length; i += Vector<float>.Count)
            {
                var difference = (RowVectors.Load(ref from, i) - Vector.Create(mean)) & RowVectors.Mask(sets.Length - i);
                sum = VectorArithmetic.MultiplyAdd(difference, difference, sum);
            }
        }

        return Vector.Sum(sum);
    }

    /// <summary>Stores the lanes of the segment and leaves what follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> value, ref float to, int index, int length)
    {
        if (length - index < Vector<float>.Count)
        {
            value = Vector.ConditionalSelect(RowVectors.Mask(length - index), value, RowVectors.Load(ref to, index));
        }

        RowVectors.Store(value, ref to, index);
    }
}
