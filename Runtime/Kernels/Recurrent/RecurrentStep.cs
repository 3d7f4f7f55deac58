using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>Single steps of a recurrent layer for one stream, where latency is all.</summary>
/// <typeparam name="TUnits">Units: the values of h.</typeparam>
/// <typeparam name="TCell">What happens in a step.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RecurrentStep<TUnits, TCell>
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private static int Part
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Pad(TUnits.Value);
    }

    // Columns of a panel that are computed: 8 if no more are used.
    private static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TUnits.Value <= 8 ? 8 : Panel.Width;
    }

    /// <summary>h of the next step.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="inputs">How many there are.</param>
    /// <param name="inputWeights">Their weights, panels <c>[gates][units / 16][inputs][16]</c>.</param>
    /// <param name="inputBias">A number for each gate of each unit, in whole panels.</param>
    /// <param name="stateWeights">The weights of the state, panels <c>[gates][units / 16][units][16]</c>.</param>
    /// <param name="stateBias">A number for each gate of each unit, in whole panels.</param>
    /// <param name="y">Receives h.</param>
    /// <param name="state">h and c, room for what a step keeps, and room for the product with the inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(
        ref float x, int inputs, ref float inputWeights, ref float inputBias, ref float stateWeights, ref float stateBias, ref float y, ref float state)
    {
        ref float inputSums = ref Unsafe.Add(ref state, (2 + TCell.Saved) * Part);
        Sums(ref x, ref inputWeights, ref inputBias, ref inputSums, inputs);
        Continue(ref inputSums, ref stateWeights, ref stateBias, ref y, ref state);
    }

    /// <summary>h of the next steps, whose product with the inputs is there.</summary>
    /// <param name="x">The product of each step with its inputs, with its bias: <c>[gates][units in whole panels]</c>.</param>
    /// <param name="xStride">Floats from step to step.</param>
    /// <param name="weights">The weights of the state, panels <c>[gates][units / 16][units][16]</c>.</param>
    /// <param name="bias">A number for each gate of each unit, in whole panels.</param>
    /// <param name="y">Receives h of each step.</param>
    /// <param name="yStride">Floats from step to step.</param>
    /// <param name="state">h and c, and room for what a step keeps.</param>
    /// <param name="steps">Steps of the call.</param>
    [MethodImpl(Hot)]
    public static void Steps(ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float state, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Continue(ref x, ref weights, ref bias, ref y, ref state);
            x = ref Unsafe.Add(ref x, xStride);
            y = ref Unsafe.Add(ref y, yStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Continue(ref float x, ref float weights, ref float bias, ref float y, ref float state)
    {
        ref float sums = ref Unsafe.Add(ref state, 2 * Part);
        if (TCell.ResetsState)
        {
            ResetSums(ref x, ref weights, ref bias, ref sums, ref state);
        }
        else
        {
            Sums(ref state, ref weights, ref bias, ref sums, TUnits.Value);
        }

        TCell.Step(ref x, ref sums, ref state, Part, TUnits.Value);
        GateLoops.Copy(ref state, ref y, TUnits.Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sums(ref float x, ref float weights, ref float bias, ref float sums, int inputs)
    {
        if (GateLoops.AreWide(TUnits.Value))
        {
            Sums<Vector512<float>, WideLanes>(ref x, ref weights, ref bias, ref sums, inputs);
        }
        else
        {
            Sums<Vector<float>, NarrowLanes>(ref x, ref weights, ref bias, ref sums, inputs);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sums<TVector, TLanes>(ref float x, ref float weights, ref float bias, ref float sums, int inputs)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        if (TCell.Gates == 4)
        {
            GateSums<TVector, TLanes>.Four(ref x, ref weights, ref bias, ref sums, inputs, Part, Columns);
        }
        else if (TCell.Gates == 3)
        {
            GateSums<TVector, TLanes>.Three(ref x, ref weights, ref bias, ref sums, inputs, Part, Columns);
        }
        else
        {
            GateSums<TVector, TLanes>.One(ref x, ref weights, ref bias, ref sums, inputs, Part, Columns);
        }
    }
}
