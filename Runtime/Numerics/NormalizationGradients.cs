using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The gradients of a normalisation's scales and biases: sums over the batch in a fixed order, rows outermost.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NormalizationGradients
{
    private const int Width = Panel.Width;

    /// <summary>Writes the panels <paramref name="from"/> ≤ panel &lt; <paramref name="to"/> of dscale = Σ dy · x̂ and dbias = Σ dy, padding zero.</summary>
    /// <param name="sets">The sets of values that are normalised together.</param>
    /// <param name="x">First value of the first row.</param>
    /// <param name="xStride">Floats from row to row of x.</param>
    /// <param name="statistics">The statistics of the first row.</param>
    /// <param name="statisticsStride">Floats from row to row of the statistics.</param>
    /// <param name="dy">The gradient of the output's first row.</param>
    /// <param name="dyStride">Floats from row to row of dy.</param>
    /// <param name="dscale">Receives the gradients of the scales.</param>
    /// <param name="dbias">Receives the gradients of the biases.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="from">First panel.</param>
    /// <param name="to">The panel after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(
        in NormalizationSets sets, ref float x, int xStride, ref float statistics, int statisticsStride, ref float dy, int dyStride, ref float dscale, ref float dbias, int rows, int from, int to)
    {
        // If all sets share the scales, each set has its own part of the sum; otherwise neighbouring values of a segment belong to different sets.
        bool shares = sets.ParameterDistance == 0;
        Span<float> means = stackalloc float[Width], reciprocals = stackalloc float[Width];
        for (int column = from * Width; column < to * Width; column += Vector<float>.Count)
        {
            var mask = RowVectors.Mask(sets.Parameters - column);
            Vector<float> scale = Vector<float>.Zero, bias = Vector<float>.Zero;
            for (int row = 0; row < rows; row++)
            {
                ref float values = ref Unsafe.Add(ref x, ((nint)row * xStride) + column);
                ref float gradients = ref Unsafe.Add(ref dy, ((nint)row * dyStride) + column);
                ref float statistic = ref Unsafe.Add(ref statistics, (nint)row * statisticsStride);
                for (int set = 0; set < (shares ? sets.Count : 1); set++)
                {
                    Spread(sets, ref statistic, shares ? set : -1, column, means, reciprocals);
                    Vector<float> mean = Vector.LoadUnsafe(ref means[0]), reciprocal = Vector.LoadUnsafe(ref reciprocals[0]);
                    for (int segment = 0; segment < sets.Segments; segment++)
                    {
                        int place = (set * sets.Distance) + (segment * sets.SegmentDistance);
                        var gradient = RowVectors.Load(ref gradients, place) & mask;
                        scale = VectorArithmetic.MultiplyAdd(gradient, ((RowVectors.Load(ref values, place) - mean) * reciprocal) & mask, scale);
                        bias += gradient;
                    }
                }
            }

            RowVectors.Store(scale, ref dscale, column);
            RowVectors.Store(bias, ref dbias, column);
        }
    }

    /// <summary>The statistics of one set for every lane or, if the set is −1, for each lane those of the set that its scale belongs to.</summary>
    private static void Spread(in NormalizationSets sets, ref float statistics, int set, int column, Span<float> means, Span<float> reciprocals)
    {
        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            int of = set >= 0 ? set : Math.Min((column + lane) / sets.ParameterDistance, sets.Count - 1);
            means[lane] = Unsafe.Add(ref statistics, 2 * of);
            reciprocals[lane] = Unsafe.Add(ref statistics, (2 * of) + 1);
        }
    }
}
